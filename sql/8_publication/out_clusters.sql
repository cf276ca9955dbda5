-- Places where needs, resources and supply meet, and those where one hybrid place would do.
-- grain: one row per commune with a told theme or a resource
-- keys: commune_code
-- units: distances between the centres of communes, in kilometres
-- why: no count of people is here; of each kind of resource at reach, only the nearest is told.

with

themes as (

    select
        clusters.commune_code,
        string_agg(themes.theme_label_fr, ' ; ' order by themes.theme_id) as theme_labels_fr
    from core_clusters as clusters
    inner join land_themes as themes
        on list_contains(string_split(clusters.theme_ids, ', '), themes.theme_id)
    group by clusters.commune_code

),

nearest as (

    select
        near.commune_code,
        coalesce(kinds.label_fr, 'friches') as label_fr,
        arg_min(near.resource_commune_name, (near.crow_km, near.resource_commune_code))
            as resource_commune_name,
        min(near.crow_km) as crow_km
    from core_cluster_reach as near
    left join land_resource_kinds as kinds on near.resource_kind_id = kinds.resource_kind_id
    group by near.commune_code, coalesce(kinds.label_fr, 'friches')

),

reached as (

    select
        commune_code,
        string_agg(
            label_fr || ' (' || resource_commune_name || ', '
            || replace(printf('%.1f', crow_km), '.', ',') || ' km)',
            ' ; '
            order by label_fr
        ) as reach_fr
    from nearest
    group by commune_code

),

told as (

    select
        clusters.epci_code,
        clusters.commune_code,
        clusters.commune_name,
        clusters.theme_ids,
        themes.theme_labels_fr,
        clusters.resource_kind_ids,
        clusters.resource_labels_fr,
        clusters.structure_labels_fr,
        reached.reach_fr,
        clusters.is_in_qpv,
        hybrids.is_hybrid,
        hybrids.composite_activities_fr,
        sentences.sentence_fr
    from core_clusters as clusters
    left join themes on clusters.commune_code = themes.commune_code
    left join reached on clusters.commune_code = reached.commune_code
    left join core_cluster_hybrids as hybrids on clusters.commune_code = hybrids.commune_code
    left join core_cluster_sentences as sentences
        on clusters.commune_code = sentences.commune_code
    where clusters.theme_ids is not null or clusters.resource_kind_ids is not null

)

select * from told
