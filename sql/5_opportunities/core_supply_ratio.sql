-- For activities that a type of equipment can replace: how many are there, how many expected.
-- grain: one row per EPCI and activity that has types of equipment
-- keys: epci_code, activity_id
-- units: counts of equipments; expected_low and expected_high hold eight EPCIs alike out of ten
-- why: bounds of a sum are not sums of bounds: a Python step adds up the laws of the types.
--      present_count adds who does the same thing in the EPCI and is no equipment of the BPE:
--      one is there whatever source shows it.

with

summed as (

    select
        gaps.epci_code,
        equipment.activity_id,
        cast(sum(cast(gaps.expected_count as decimal(18, 6))) as double) as expected_count,
        cast(sum(gaps.observed_count) as bigint) as observed_count,
        max(gaps.present_share) as present_share,
        max(gaps.epci_count) as epci_count,
        max(gaps.year) as equipment_year
    from core_gaps as gaps
    inner join land_activity_equipment as equipment on gaps.type_code = equipment.type_code
    group by gaps.epci_code, equipment.activity_id

),

bounded as (

    select
        summed.*,
        summed.observed_count
        + greatest(coalesce(counted.direct_own_count, 0) - summed.observed_count, 0)
            as present_count,
        bounds.expected_low,
        bounds.expected_high
    from summed
    left join core_supply_counts as counted
        on
            summed.epci_code = counted.epci_code
            and summed.activity_id = counted.activity_id
    left join calc_expected_supply as bounds
        on summed.epci_code = bounds.epci_code and summed.activity_id = bounds.activity_id

)

select * from bounded
