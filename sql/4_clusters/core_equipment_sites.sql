-- Equipments of each commune that already give what an activity of the catalogue would give.
-- grain: one row per activity, commune and type of equipment, in the last year of the BPE
-- keys: activity_id, commune_code, type_code

with

last_year as (

    select max(year) as year from core_commune_equipment

),

sites as (

    select
        wanted.activity_id,
        equipment.commune_code,
        equipment.type_code,
        coalesce(labels.type_label_fr, equipment.type_code) as type_label_fr,
        equipment.equipment_count,
        equipment.year as equipment_year
    from core_commune_equipment as equipment
    inner join last_year on equipment.year = last_year.year
    inner join land_activity_equipment as wanted on equipment.type_code = wanted.type_code
    left join core_equipment_labels as labels on equipment.type_code = labels.type_code

)

select * from sites
