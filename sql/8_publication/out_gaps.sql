-- Types of equipment that activities of the catalogue could replace: expected beside present.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of equipments

with

wanted as (

    select distinct type_code
    from land_activity_equipment

),

labels as (

    select
        code as type_code,
        arg_max(label_fr, year) as type_label_fr
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'
    group by code

),

gaps as (

    select
        gaps.epci_code,
        gaps.type_code,
        coalesce(labels.type_label_fr, gaps.type_code) as type_label_fr,
        gaps.expected_count,
        gaps.observed_count,
        gaps.gap_count,
        gaps.year as equipment_year
    from core_gaps as gaps
    inner join wanted on gaps.type_code = wanted.type_code
    left join labels on gaps.type_code = labels.type_code

),

thresholds as (

    select
        max(value) filter (where threshold_id = 'gap_min_expected') as min_expected,
        max(value) filter (where threshold_id = 'gap_max_ratio') as max_ratio
    from land_thresholds

),

told as (

    select
        gaps.*,
        gaps.expected_count >= thresholds.min_expected
        and gaps.observed_count < thresholds.max_ratio * gaps.expected_count as is_lacking,
        gaps.type_label_fr || ' : ' || gaps.observed_count
        || case when gaps.observed_count > 1 then ' présents, ' else ' présent, ' end
        || replace(cast(cast(gaps.expected_count as decimal(10, 1)) as varchar), '.', ',')
        || ' attendus pour un territoire de cette taille (' || gaps.equipment_year || ')'
            as sentence_fr
    from gaps
    cross join thresholds

)

select * from told
