-- How many already do an activity in each EPCI and within its reach, by kind of source.
-- grain: one row per EPCI, activity and kind of supply seen there
-- keys: epci_code, activity_id, supply_kind
-- units: counts of equipments or structures; nearest_direct_km, kilometres as the crow flies
-- why: reach is the activity's minutes, not the border; an activity without a reach in minutes
--      is only looked for in the EPCI. What no row tells is either absent or not known.

with

reach as (

    select
        activities.activity_id,
        activities.catchment_road_min * thresholds.value as reach_km
    from land_activities as activities
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'supply_crow_km_per_min'

),

placed as (

    select
        activity_id,
        supply_kind,
        commune_code,
        is_direct,
        sum(site_count) as site_count,
        max(supply_year) as supply_year
    from core_supply_sites
    group by activity_id, supply_kind, commune_code, is_direct

),

within_reach as (

    select
        distances.epci_code,
        placed.*,
        distances.is_own,
        distances.crow_km
    from placed
    inner join core_supply_distances as distances
        on placed.commune_code = distances.commune_code
    inner join reach on placed.activity_id = reach.activity_id
    where distances.is_own or distances.crow_km <= reach.reach_km

),

counted as (

    select
        epci_code,
        activity_id,
        supply_kind,
        sum(site_count) filter (where is_own and is_direct) as direct_own_count,
        sum(site_count) filter (where not is_own and is_direct) as direct_near_count,
        sum(site_count) filter (where is_own and not is_direct) as indirect_own_count,
        sum(site_count) filter (where not is_own and not is_direct) as indirect_near_count,
        min(crow_km) filter (where not is_own and is_direct) as nearest_direct_km,
        max(supply_year) as supply_year
    from within_reach
    group by epci_code, activity_id, supply_kind

)

select
    * replace (
        cast(coalesce(direct_own_count, 0) as bigint) as direct_own_count,
        cast(coalesce(direct_near_count, 0) as bigint) as direct_near_count,
        cast(coalesce(indirect_own_count, 0) as bigint) as indirect_own_count,
        cast(coalesce(indirect_near_count, 0) as bigint) as indirect_near_count
    )
from counted
