-- Needs, resources, supply and neighbourhoods met in one place: the commune.
-- grain: one row per commune with a located answer or a resource
-- keys: commune_code
-- why: a place is a commune, the finest an answer is tied to; only what core_place_needs may
--      tell is told of it. Each part is brought down to one row a commune, so none multiplies.

with

told_themes as (

    select
        commune_code,
        string_agg(theme_id, ', ' order by theme_id) as theme_ids
    from core_place_needs
    where respondent_count > 0
    group by commune_code

),

supply as (

    select
        commune_code,
        string_agg(structure_kind_label_fr, ' ; ' order by structure_kind) as structure_labels_fr
    from core_cluster_supply
    group by commune_code

),

neighbourhoods as (

    select commune_code from core_cluster_districts
    union
    select commune_code from core_commune_labels
    where label_kind = 'programme' and label_fr = 'qpv'

),

met as (

    select
        communes.commune_code,
        communes.commune_name,
        communes.epci_code,
        coalesce(resources.resource_count, 0) as resource_count,
        resources.resource_kind_ids,
        resources.resource_labels_fr,
        supply.structure_labels_fr,
        coalesce(hidden.is_suppressed, false) as is_suppressed,
        case when hidden.commune_code is null then places.respondent_count end
            as respondent_count,
        told_themes.theme_ids,
        -- without any neighbourhood in the sources, no commune is known to have none
        case when exists (select 1 from neighbourhoods) then areas.commune_code is not null end
            as is_in_qpv
    from core_communes as communes
    left join core_place_counts as places on communes.commune_code = places.commune_code
    left join told_themes on communes.commune_code = told_themes.commune_code
    left join core_cluster_resources as resources on communes.commune_code = resources.commune_code
    left join supply on communes.commune_code = supply.commune_code
    left join neighbourhoods as areas on communes.commune_code = areas.commune_code
    left join calc_place_suppression as hidden on communes.commune_code = hidden.commune_code
    where
        communes.epci_code is not null
        and (places.commune_code is not null or resources.commune_code is not null)

)

select * from met
