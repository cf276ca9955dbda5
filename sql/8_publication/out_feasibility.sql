-- Could each candidate activity live here: chance, what is already there, or no series to tell.
-- grain: one row per opportunity
-- keys: opportunity_id
-- units: chance_share from 0 to 1

with

told as (

    select
        feasibility.opportunity_id,
        feasibility.epci_code,
        feasibility.activity_id,
        activities.activity_label_fr,
        feasibility.chance_share,
        feasibility.horizon_years,
        coalesce(labels.type_label_fr, feasibility.type_code) as type_label_fr,
        feasibility.equipment_count,
        feasibility.equipment_year,
        feasibility.sentence_fr
    from core_feasibility as feasibility
    inner join land_activities as activities on feasibility.activity_id = activities.activity_id
    left join core_equipment_labels as labels on feasibility.type_code = labels.type_code

)

select * from told
