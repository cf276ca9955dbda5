-- The gaps of the types of equipment that an activity of the catalogue could replace, named.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of equipments

with

wanted as (

    select distinct type_code
    from land_activity_equipment

),

named as (

    select
        gaps.epci_code,
        gaps.type_code,
        coalesce(labels.type_label_fr, gaps.type_code) as type_label_fr,
        gaps.year,
        gaps.observed_count,
        gaps.expected_count,
        gaps.expected_low,
        gaps.expected_high,
        gaps.gap_count,
        gaps.present_chance,
        gaps.is_below_range
    from core_gaps as gaps
    inner join wanted on gaps.type_code = wanted.type_code
    left join core_equipment_labels as labels on gaps.type_code = labels.type_code

)

select * from named
