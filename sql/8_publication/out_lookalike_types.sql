-- Types of equipment that most territories alike have and that an EPCI has none of.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: counts of territories alike

with

named as (

    select
        missing.epci_code,
        missing.type_code,
        coalesce(labels.type_label_fr, missing.type_code) as type_label_fr,
        missing.having_count,
        missing.lookalike_count,
        missing.equipment_year,
        missing.sentence_fr
    from calc_lookalike_types as missing
    left join core_equipment_labels as labels on missing.type_code = labels.type_code

)

select * from named
