-- Share of the expected number of equivalent equipments that is not there.
-- grain: one row per opportunity whose activity has types of equipment
-- keys: epci_code, activity_id
-- label_fr: Manque d’offre
-- unit: part du nombre attendu, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.80
-- weight: 3
-- core: true
-- veto: 5
-- says_why: true
-- sentence_fr: {observed_count|aucun équipement équivalent présent|équipement équivalent présent|équipements équivalents présents}, {expected_count|attendu|attendus} pour un territoire comme celui-ci.
-- source_fr: INSEE, base permanente des équipements
-- why: expected numbers are those of EPCIs alike (people, density, income), and the value's interval
--      that of their 80 %; an activity without a type of equipment, or of which less than one is
--      expected, has no such figure: the axis is missing.

with

missing as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        greatest(0.0, 1.0 - ratio.observed_count / ratio.expected_count) as value,
        1.0 - ratio.observed_count / nullif(ratio.expected_low, 0) as share_low,
        1.0 - ratio.observed_count / nullif(ratio.expected_high, 0) as share_high,
        ratio.expected_low is not null as is_bounded,
        ratio.observed_count,
        ratio.expected_count
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

bounded as (

    select
        epci_code,
        activity_id,
        value,
        -- An interval that begins at none leaves open that nothing is missing.
        case when is_bounded then greatest(0.0, coalesce(share_low, 0.0)) end as value_low,
        case when is_bounded then greatest(0.0, coalesce(share_high, 0.0)) end as value_high,
        observed_count,
        expected_count
    from missing

)

select * from bounded
