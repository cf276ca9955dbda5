-- Resources of other communes within reach of a commune whose told needs could use them.
-- grain: one row per commune, kind of resource and other commune that has it
-- keys: commune_code, resource_kind_id, resource_commune_code
-- units: crow_km, kilometres between the centres of the two communes
-- why: a kind is asked once a commune and listed once where it is, so the join keeps one row a
--      pair; a brownfield may serve wherever its kind says premises or land can be one.

with

asked as (

    select distinct
        needs.commune_code,
        unnest(
            case
                when kinds.brownfield_counts then [kinds.resource_kind_id, 'friche']
                else [kinds.resource_kind_id]
            end
        ) as resource_kind_id
    from core_place_needs as needs
    inner join land_activity_themes as themes on needs.theme_id = themes.theme_id
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'need_theme_weight' and themes.weight >= thresholds.value
    inner join land_activity_resources as wanted on themes.activity_id = wanted.activity_id
    inner join land_resource_kinds as kinds on wanted.resource_kind_id = kinds.resource_kind_id
    where needs.respondent_count > 0

),

stocks as (

    select
        commune_code,
        resource_kind_id,
        count(*) as resource_count
    from core_resources
    where commune_code is not null
    group by commune_code, resource_kind_id

),

near as (

    select
        pairs.commune_code,
        asked.resource_kind_id,
        pairs.resource_commune_code,
        pairs.resource_commune_name,
        stocks.resource_count,
        pairs.crow_km
    from core_cluster_pairs as pairs
    inner join asked on pairs.commune_code = asked.commune_code
    inner join stocks
        on
            pairs.resource_commune_code = stocks.commune_code
            and asked.resource_kind_id = stocks.resource_kind_id

)

select * from near
