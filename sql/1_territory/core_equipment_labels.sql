-- The label of each type of equipment, as the last nomenclature writes it.
-- grain: one row per type
-- keys: type_code

with

labels as (

    select
        code as type_code,
        arg_max(label_fr, year) as type_label_fr
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'
    group by code

)

select * from labels
