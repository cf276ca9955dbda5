-- Who does the same thing as an activity in each EPCI and within its reach, all sources together.
-- grain: one row per EPCI and activity that someone does, or may do, there
-- keys: epci_code, activity_id
-- units: counts of competitors; nearest_direct_km, kilometres as the crow flies
-- why: BPE and Sirene count the same shops, so the larger of the two is taken; the other kinds
--      add up.

with

counted as (

    select
        epci_code,
        activity_id,
        greatest(
            coalesce(max(direct_own_count) filter (where supply_kind = 'equipement'), 0),
            coalesce(max(direct_own_count) filter (where supply_kind = 'sirene'), 0)
        ) + coalesce(
            sum(direct_own_count) filter (where supply_kind not in ('equipement', 'sirene')), 0
        ) as direct_own_count,
        greatest(
            coalesce(max(direct_near_count) filter (where supply_kind = 'equipement'), 0),
            coalesce(max(direct_near_count) filter (where supply_kind = 'sirene'), 0)
        ) + coalesce(
            sum(direct_near_count) filter (where supply_kind not in ('equipement', 'sirene')), 0
        ) as direct_near_count,
        sum(indirect_own_count) as indirect_own_count,
        min(nearest_direct_km) as nearest_direct_km
    from core_existing_supply
    group by epci_code, activity_id

)

select
    * replace (
        cast(direct_own_count as bigint) as direct_own_count,
        cast(direct_near_count as bigint) as direct_near_count,
        cast(indirect_own_count as bigint) as indirect_own_count
    )
from counted
