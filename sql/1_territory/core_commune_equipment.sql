-- How many of each type of equipment each commune of today has, by year of the BPE.
-- grain: one row per current commune, type and year
-- keys: commune_code, type_code, year
-- why: the workbooks of 2009 and 2013 name types by label; a label that the nomenclature does
--      not hold exactly is left out and listed by check_equipment_labels_are_known.

with

labels as (

    select
        label_fr,
        min(code) as type_code
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'
    group by label_fr

),

counted as (

    select
        passages.commune_code,
        coalesce(equipment.type_code, labels.type_code) as type_code,
        equipment.year,
        sum(equipment.equipment_count) as equipment_count
    from land_equipment as equipment
    inner join calc_commune_passages as passages
        on equipment.commune_code = passages.historic_code
    left join labels on equipment.type_label = labels.label_fr
    group by
        passages.commune_code, coalesce(equipment.type_code, labels.type_code), equipment.year

)

select
    commune_code,
    type_code,
    year,
    cast(equipment_count as bigint) as equipment_count
from counted
where type_code is not null
