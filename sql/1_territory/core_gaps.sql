-- Expected number of each type of equipment, as in EPCIs of the same size, beside what is there.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of equipments; gap_count is expected minus observed, and may be negative

with

compared as (

    select
        equipment.epci_code,
        equipment.type_code,
        equipment.year,
        norms.size_class,
        norms.epci_count,
        norms.present_share,
        equipment.equipment_count as observed_count,
        norms.rate_per_1000 * epcis.population / 1000.0 as expected_count
    from core_epci_equipment as equipment
    inner join core_epcis as epcis on equipment.epci_code = epcis.epci_code
    inner join core_norms as norms
        on equipment.type_code = norms.type_code and epcis.size_class = norms.size_class
    where epcis.population is not null

)

select
    *,
    expected_count - observed_count as gap_count
from compared
