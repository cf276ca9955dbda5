-- Expected number of each type of equipment, as in EPCIs alike, beside what is there.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of equipments; gap_count is expected minus observed, and may be negative
-- why: the expected number and its 80 % interval come from the model of the whole country; where
--      there is none, from EPCIs of the same size class, without interval.

with

compared as (

    select
        equipment.epci_code,
        equipment.type_code,
        equipment.year,
        norms.size_class,
        norms.epci_count,
        norms.present_share,
        expected.present_chance,
        equipment.equipment_count as observed_count,
        coalesce(expected.expected_count, norms.rate_per_1000 * epcis.population / 1000.0)
            as expected_count,
        expected.expected_low,
        expected.expected_high,
        coalesce(expected.method, 'classe_de_taille') as expected_method
    from core_epci_equipment as equipment
    inner join core_epcis as epcis on equipment.epci_code = epcis.epci_code
    inner join core_norms as norms
        on equipment.type_code = norms.type_code and epcis.size_class = norms.size_class
    left join calc_expected as expected
        on
            equipment.epci_code = expected.epci_code
            and equipment.type_code = expected.type_code
    where epcis.population is not null

)

select
    *,
    expected_count - observed_count as gap_count,
    expected_low - observed_count as gap_low,
    expected_high - observed_count as gap_high,
    observed_count < expected_low as is_below_range
from compared
