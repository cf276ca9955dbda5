-- What is missing of each activity: beside EPCIs alike, else beside what the basin could bear.
-- grain: one row per opportunity whose supply, and what it is set against, are known
-- keys: epci_code, activity_id
-- units: counts of equivalents; missing_share, missing_low and missing_high from 0 to 1
-- why: an activity with types of equipment has expected numbers of its own. For the others, the
--      people in reach over the smallest catchment are what the basin could bear: less than one
--      and none seen is no gap. A list that shows only some tells the most that is missing, and
--      only where that is little: a competitor seen is never a reason for.

with

alike as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        true as is_equipment,
        true as is_looked_for,
        ratio.present_count as known_count,
        ratio.expected_count,
        1.0 - ratio.present_count / ratio.expected_count as missing_share,
        -- An interval that begins at none leaves open that nothing is missing.
        if(
            ratio.expected_low is null, null,
            coalesce(1.0 - ratio.present_count / nullif(ratio.expected_low, 0), 0.0)
        ) as missing_low,
        if(
            ratio.expected_low is null, null,
            coalesce(1.0 - ratio.present_count / nullif(ratio.expected_high, 0), 0.0)
        ) as missing_high
    from core_opportunities as opportunities
    inner join core_supply_ratio as ratio
        on
            opportunities.epci_code = ratio.epci_code
            and opportunities.activity_id = ratio.activity_id
    inner join land_thresholds as thresholds
        on
            thresholds.threshold_id = 'gap_min_expected'
            and ratio.expected_count >= thresholds.value

),

borne as (

    select
        bearable.epci_code,
        bearable.activity_id,
        false as is_equipment,
        bearable.is_looked_for,
        bearable.known_count,
        bearable.bearable_count as expected_count,
        1.0 - bearable.known_count / bearable.bearable_count as missing_share,
        if(bearable.is_looked_for, null, 0.0) as missing_low,
        if(bearable.is_looked_for, null, missing_share) as missing_high
    from core_supply_bearable as bearable
    left join land_thresholds as thresholds
        on thresholds.threshold_id = 'gap_partial_max'
    where bearable.is_looked_for or missing_share <= thresholds.value

),

together as (

    select * from alike
    union all
    select * from borne

)

select
    epci_code,
    activity_id,
    is_equipment,
    is_looked_for,
    known_count,
    expected_count,
    greatest(missing_share, 0.0) as missing_share,
    if(missing_low is null, null, greatest(missing_low, 0.0)) as missing_low,
    if(missing_high is null, null, greatest(missing_high, 0.0)) as missing_high
from together
