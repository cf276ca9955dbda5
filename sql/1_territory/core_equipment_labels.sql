-- The label of each type of equipment, as the last nomenclature writes it, with its accent: in
-- French a capital keeps it, and INSEE writes « École » everywhere but once.
-- grain: one row per type
-- keys: type_code

with

labels as (

    select
        code as type_code,
        regexp_replace(arg_max(label_fr, year), '^Ecole', 'École') as type_label_fr
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'
    group by code

)

select * from labels
