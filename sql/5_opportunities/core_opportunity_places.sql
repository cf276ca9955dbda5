-- Where in the EPCI an opportunity could live: a need is told or a resource stands, people enough.
-- grain: one row per opportunity and commune
-- keys: epci_code, activity_id, commune_code
-- why: a commune is left out only where fewer people than the activity's smallest catchment are
--      known to be around it, by road or in its living area: a small town with one stays. Where
--      the people, the catchment or its minutes are not known, has_people is blank.

with

wanted as (

    select
        clusters.epci_code,
        themes.activity_id,
        clusters.commune_code,
        true as has_need,
        false as has_resource
    from core_clusters as clusters
    inner join land_activity_themes as themes
        on list_contains(string_split(clusters.theme_ids, ', '), themes.theme_id)
    where themes.weight >= 1
    union all
    select
        epci_code,
        activity_id,
        commune_code,
        true as has_need,
        false as has_resource
    from core_hybrid_calls
    union all
    select
        resources.epci_code,
        asked.activity_id,
        resources.commune_code,
        false as has_need,
        true as has_resource
    from core_resources as resources
    inner join land_activity_resources as asked
        on resources.resource_kind_id = asked.resource_kind_id
    where asked.is_critical and resources.source_fr = 'registre local'

),

places as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        communes.commune_code,
        communes.commune_name,
        bool_or(wanted.has_need) as has_need,
        bool_or(wanted.has_resource) as has_resource
    from core_opportunities as opportunities
    inner join wanted
        on
            opportunities.epci_code = wanted.epci_code
            and opportunities.activity_id = wanted.activity_id
    inner join core_communes as communes
        on
            wanted.commune_code = communes.commune_code
            and wanted.epci_code = communes.epci_code
    group by all

),

peopled as (

    select
        places.*,
        live.has_people
    from places
    left join core_commune_catchments as live
        on
            places.activity_id = live.activity_id
            and places.commune_code = live.commune_code
    where coalesce(live.has_people, true)

)

select * from peopled
