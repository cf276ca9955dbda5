-- Places where several needs are told at once: one hybrid place rather than rival activities?
-- grain: one row per commune with a told theme that an activity answers
-- keys: commune_code
-- why: hybrid asks for several themes, for several activities or one made of several to answer
--      them, and for premises or a priority neighbourhood; where those are not known, is_hybrid
--      is unknown, not false. Each list is brought down to one row a commune before it is joined.

with

answered as (

    select
        needs.epci_code,
        needs.commune_code,
        string_agg(distinct needs.theme_id, ', ' order by needs.theme_id) as theme_ids,
        count(distinct needs.theme_id) as theme_count,
        count(distinct themes.activity_id) as activity_count
    from core_place_needs as needs
    inner join land_activity_themes as themes on needs.theme_id = themes.theme_id
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'need_theme_weight' and themes.weight >= thresholds.value
    where needs.respondent_count > 0
    group by needs.epci_code, needs.commune_code

),

composites as (

    select
        composites.commune_code,
        string_agg(activities.activity_label_fr, ' ; ' order by activities.activity_label_fr)
            as composite_activities_fr
    from core_cluster_composites as composites
    inner join land_activities as activities
        on composites.activity_id = activities.activity_id
    group by composites.commune_code

),

registers as (

    select
        resources.epci_code,
        list(resources.commune_code) filter (where kinds.family = 'premises')
            as premises_commune_codes
    from core_resources as resources
    inner join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id
    where resources.source_fr = 'registre local'
    group by resources.epci_code

),

places as (

    select
        answered.*,
        composites.composite_activities_fr,
        clusters.is_in_qpv,
        case
            when registers.epci_code is not null
                then coalesce(
                    list_contains(registers.premises_commune_codes, answered.commune_code), false
                )
        end as has_premises,
        answered.theme_count > 1
        and (answered.activity_count > 1 or composites.commune_code is not null)
            as has_several_answers
    from answered
    inner join core_clusters as clusters on answered.commune_code = clusters.commune_code
    left join composites on answered.commune_code = composites.commune_code
    left join registers on answered.epci_code = registers.epci_code

)

select
    *,
    has_several_answers and (has_premises or is_in_qpv) as is_hybrid
from places
