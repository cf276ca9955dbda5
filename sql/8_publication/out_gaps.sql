-- Types of equipment that activities of the catalogue could replace: expected beside present.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of equipments; quotient is 1 where there are as many a head as in the country

with

thresholds as (

    select
        max(value) filter (where threshold_id = 'gap_min_expected') as min_expected,
        max(value) filter (where threshold_id = 'gap_max_ratio') as max_ratio
    from land_thresholds

),

told as (

    select
        gaps.epci_code,
        gaps.type_code,
        gaps.type_label_fr,
        gaps.expected_count,
        gaps.expected_low,
        gaps.expected_high,
        gaps.observed_count,
        gaps.gap_count,
        gaps.present_chance,
        gaps.year as equipment_year,
        gaps.expected_count >= thresholds.min_expected
        and gaps.observed_count < thresholds.max_ratio * gaps.expected_count as is_lacking,
        gaps.is_below_range,
        sentences.sentence_fr,
        quotients.quotient,
        quotients.quotient_low,
        quotients.quotient_high,
        sentences.quotient_sentence_fr
    from core_wanted_gaps as gaps
    cross join thresholds
    left join calc_quotients as quotients
        on gaps.epci_code = quotients.epci_code and gaps.type_code = quotients.type_code
    left join calc_gap_sentences as sentences
        on gaps.epci_code = sentences.epci_code and gaps.type_code = sentences.type_code

)

select * from told
