-- Where in the EPCI an opportunity could live: communes that voiced its themes or hold a resource.
-- grain: one row per opportunity and commune
-- keys: epci_code, activity_id, commune_code

with

by_need as (

    select distinct
        clusters.epci_code,
        themes.activity_id,
        clusters.commune_code
    from core_clusters as clusters
    inner join land_activity_themes as themes
        on list_contains(string_split(clusters.theme_ids, ', '), themes.theme_id)
    where themes.weight >= 1

),

by_resource as (

    select distinct
        resources.epci_code,
        asked.activity_id,
        resources.commune_code
    from core_resources as resources
    inner join land_activity_resources as asked
        on resources.resource_kind_id = asked.resource_kind_id
    where
        asked.is_critical
        and resources.source_fr = 'registre local'
        and resources.commune_code is not null

),

places as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        communes.commune_code,
        communes.commune_name,
        by_need.commune_code is not null as has_need,
        by_resource.commune_code is not null as has_resource
    from core_opportunities as opportunities
    inner join core_communes as communes on opportunities.epci_code = communes.epci_code
    left join by_need
        on
            opportunities.activity_id = by_need.activity_id
            and communes.commune_code = by_need.commune_code
    left join by_resource
        on
            opportunities.activity_id = by_resource.activity_id
            and communes.commune_code = by_resource.commune_code
    where by_need.commune_code is not null or by_resource.commune_code is not null

)

select * from places
