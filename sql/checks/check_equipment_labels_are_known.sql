-- Chaque équipement nommé par un libellé est dans la nomenclature.
-- grain: one row per label and year at fault
-- keys: type_label, year
-- severity: avertissement
-- why: the workbooks of 2009 and 2013 name types by labels that INSEE has reworded since; those
--      not found are left out of core_commune_equipment, and listed here.

with

labels as (

    select distinct label_fr
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'

),

faulty as (

    select
        equipment.type_label,
        equipment.year,
        sum(equipment.equipment_count) as equipment_count
    from land_equipment as equipment
    left join labels on equipment.type_label = labels.label_fr
    where
        equipment.type_code is null
        and equipment.type_label is not null
        and labels.label_fr is null
    group by equipment.type_label, equipment.year

)

select * from faulty
