-- How many people of an EPCI live too far from the nearest equivalent of each activity.
-- grain: one row per EPCI and activity that has types of equipment
-- keys: epci_code, activity_id
-- units: far_share and unserved_share of people, 0 to 1; reach_min in minutes by road
-- why: the reach is the activity's own, else a default; someone unknown makes far_share unknown.
--      is_hypothesis is blank where nobody's minutes are told: all are served in their commune.

with

reaches as (

    select
        activities.activity_id,
        coalesce(activities.catchment_road_min, thresholds.value) as reach_min
    from land_activities as activities
    inner join land_thresholds as thresholds on thresholds.threshold_id = 'access_reach_min'

),

nearest as (

    select
        access.commune_code,
        equipment.activity_id,
        bool_or(access.is_present_in_commune) as is_present,
        bool_or(access.is_hypothesis) as is_hypothesis,
        min(
            case
                when access.road_min is not null then access.road_min
                when access.is_present_in_commune then 0
                when access.is_out_of_reach then cast('infinity' as double)
            end
        ) as road_min
    from calc_access as access
    inner join land_activity_equipment as equipment on access.type_code = equipment.type_code
    group by access.commune_code, equipment.activity_id

),

judged as (

    select
        communes.epci_code,
        nearest.activity_id,
        communes.population,
        reaches.reach_min,
        nearest.is_present,
        nearest.is_hypothesis,
        nearest.road_min > reaches.reach_min as is_far
    from nearest
    inner join core_communes as communes on nearest.commune_code = communes.commune_code
    inner join reaches on nearest.activity_id = reaches.activity_id
    where communes.epci_code is not null and communes.population > 0

),

shares as (

    select
        epci_code,
        activity_id,
        any_value(reach_min) as reach_min,
        bool_or(is_hypothesis) as is_hypothesis,
        count(*) = count(is_far) as is_known,
        cast(sum(population) as double) as population,
        cast(coalesce(sum(population) filter (where is_far), 0) as double) as far_population,
        cast(coalesce(sum(population) filter (where not is_present), 0) as double) as unserved
    from judged
    group by epci_code, activity_id

)

select
    epci_code,
    activity_id,
    reach_min,
    is_hypothesis,
    unserved / population as unserved_share,
    case when is_known then far_population / population end as far_share
from shares
