-- How many people of an EPCI live too far from the nearest equivalent of each activity.
-- grain: one row per EPCI and activity whose equivalents are known, by equipment or by structure
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

judged as (

    select
        communes.epci_code,
        nearest.activity_id,
        nearest.is_equipment,
        communes.population,
        reaches.reach_min,
        nearest.is_present,
        nearest.is_hypothesis,
        nearest.road_min > reaches.reach_min as is_far
    from core_nearest_supply as nearest
    inner join core_communes as communes on nearest.commune_code = communes.commune_code
    inner join reaches on nearest.activity_id = reaches.activity_id
    where communes.epci_code is not null and communes.population > 0

),

shares as (

    select
        epci_code,
        activity_id,
        any_value(reach_min) as reach_min,
        bool_and(is_equipment) as is_equipment,
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
    is_equipment,
    is_hypothesis,
    unserved / population as unserved_share,
    case when is_known then far_population / population end as far_share
from shares
