-- Competitors that each opportunity would meet, and whether a source could have shown them.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- units: counts of competitors; nearest_direct_km, kilometres as the crow flies
-- why: without a type of equipment here, nor Sirene with a precise NAF code, nor a list that
--      holds all who do it (France Services), nothing found is nothing known.

with

seen as (

    select distinct
        equipment.epci_code,
        wanted.activity_id
    from core_epci_equipment as equipment
    inner join land_activity_equipment as wanted on equipment.type_code = wanted.type_code

),

named as (

    select distinct naf.activity_id
    from land_activity_naf as naf
    inner join core_establishments as sites on naf.naf_code = sites.naf_code
    left join land_broad_naf_codes as broad on naf.naf_code = broad.naf_code
    where broad.naf_code is null

),

held as (

    select distinct
        supply.epci_code,
        kinds.activity_id
    from core_epci_supply as supply
    inner join land_structure_activities as kinds on supply.structure_kind = kinds.structure_kind
    where supply.is_covered and kinds.is_direct and kinds.is_exhaustive

)

select
    opportunities.epci_code,
    opportunities.activity_id,
    activities.supplementarite_risk,
    coalesce(counted.direct_own_count, 0) as direct_own_count,
    coalesce(counted.direct_near_count, 0) as direct_near_count,
    coalesce(counted.indirect_own_count, 0) as indirect_own_count,
    counted.nearest_direct_km,
    coalesce(seen.activity_id, named.activity_id, held.activity_id) is not null as is_looked_for
from core_opportunities as opportunities
inner join land_activities as activities
    on opportunities.activity_id = activities.activity_id
left join core_supply_counts as counted
    on
        opportunities.epci_code = counted.epci_code
        and opportunities.activity_id = counted.activity_id
left join seen
    on
        opportunities.epci_code = seen.epci_code
        and opportunities.activity_id = seen.activity_id
left join named on opportunities.activity_id = named.activity_id
left join held
    on
        opportunities.epci_code = held.epci_code
        and opportunities.activity_id = held.activity_id
