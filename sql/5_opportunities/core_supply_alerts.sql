-- Competitors that each opportunity would meet, and whether a source could have shown them.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- units: counts of competitors; nearest_direct_km, kilometres as the crow flies
-- why: BPE and Sirene count the same shops, so the larger of the two is taken; the other kinds
--      add up. Without a type of equipment here, nor Sirene with a precise NAF code, nothing
--      found is nothing known.

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

),

seen as (

    select distinct
        equipment.epci_code,
        wanted.activity_id
    from core_epci_equipment as equipment
    inner join land_activity_equipment as wanted on equipment.type_code = wanted.type_code

),

listed as (

    select distinct naf.activity_id
    from land_activity_naf as naf
    inner join core_establishments as sites on naf.naf_code = sites.naf_code

)

select
    opportunities.epci_code,
    opportunities.activity_id,
    activities.supplementarite_risk,
    cast(coalesce(counted.direct_own_count, 0) as bigint) as direct_own_count,
    cast(coalesce(counted.direct_near_count, 0) as bigint) as direct_near_count,
    cast(coalesce(counted.indirect_own_count, 0) as bigint) as indirect_own_count,
    counted.nearest_direct_km,
    seen.activity_id is not null or listed.activity_id is not null as is_looked_for
from core_opportunities as opportunities
inner join land_activities as activities
    on opportunities.activity_id = activities.activity_id
left join counted
    on
        opportunities.epci_code = counted.epci_code
        and opportunities.activity_id = counted.activity_id
left join seen
    on
        opportunities.epci_code = seen.epci_code
        and opportunities.activity_id = seen.activity_id
left join listed on opportunities.activity_id = listed.activity_id
