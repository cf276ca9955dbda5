-- How many of an activity without types of equipment the basin could bear, and how many are seen.
-- grain: one row per opportunity of such an activity whose basin and competitors are known
-- keys: epci_code, activity_id
-- units: counts of structures; bearable_count may be a fraction
-- why: bearable is the people in reach over the smallest catchment, which is mostly an estimate:
--      the sentence says so. Competitors are told when one is seen, or when a source could have
--      shown one; those around the EPCI within the activity's own reach count whole.

with

seen as (

    select
        alerts.epci_code,
        alerts.activity_id,
        alerts.is_looked_for,
        alerts.direct_own_count + alerts.direct_near_count as known_count
    from core_supply_alerts as alerts
    left join land_activity_equipment as equipment
        on alerts.activity_id = equipment.activity_id
    where equipment.activity_id is null

),

bearable as (

    select
        seen.*,
        reach.reach_population / activities.catchment_people_min as bearable_count
    from seen
    inner join land_activities as activities on seen.activity_id = activities.activity_id
    inner join core_reach as reach on seen.epci_code = reach.epci_code
    inner join land_thresholds as thresholds on thresholds.threshold_id = 'gap_min_expected'
    where
        activities.catchment_people_min > 0
        and reach.reach_population > 0
        and reach.is_complete
        and (seen.is_looked_for or seen.known_count > 0)
        and (
            seen.known_count > 0
            or reach.reach_population >= thresholds.value * activities.catchment_people_min
        )

)

select * from bearable
