-- Could each candidate activity live here? Told from its types of equipment, or that none tells.
-- grain: one row per EPCI and candidate activity
-- keys: epci_code, activity_id
-- units: chance_share from 0 to 1, within horizon_years; equipment_count in equipments
-- why: a type already there has shown that it can live here. Among absent types, the likeliest
--      one speaks: the activity needs one of them to hold, not all. An activity without types, or
--      whose types the model has not learned, has no series and says so; it is never a zero.

with

present as (

    select
        equipment.epci_code,
        activities.activity_id,
        cast(sum(equipment.equipment_count) as bigint) as equipment_count,
        max(equipment.year) as equipment_year
    from core_epci_equipment as equipment
    inner join land_activity_equipment as activities on equipment.type_code = activities.type_code
    group by equipment.epci_code, activities.activity_id

),

absent as (

    select
        chances.epci_code,
        activities.activity_id,
        max(chances.chance_share) as chance_share,
        arg_max(chances.type_code, (chances.chance_share, chances.type_code)) as type_code,
        arg_max(chances.sentence_fr, (chances.chance_share, chances.type_code)) as sentence_fr,
        max(chances.horizon_years) as horizon_years,
        max(chances.year) as equipment_year
    from calc_feasibility as chances
    inner join land_activity_equipment as activities on chances.type_code = activities.type_code
    group by chances.epci_code, activities.activity_id

),

told as (

    select
        opportunities.opportunity_id,
        opportunities.epci_code,
        opportunities.activity_id,
        present.equipment_count,
        case when coalesce(present.equipment_count, 0) = 0 then absent.chance_share end
            as chance_share,
        case when coalesce(present.equipment_count, 0) = 0 then absent.type_code end
            as type_code,
        case when coalesce(present.equipment_count, 0) = 0 then absent.horizon_years end
            as horizon_years,
        coalesce(present.equipment_year, absent.equipment_year) as equipment_year,
        case
            when present.equipment_count > 0
                then
                    'Déjà présent : ' || present.equipment_count
                    || if(present.equipment_count > 1, ' équipements (', ' équipement (')
                    || present.equipment_year || ')'
            when absent.sentence_fr is not null then absent.sentence_fr
            else 'Pas de série pour cette activité'
        end as sentence_fr,
        coalesce(present.equipment_count > 0, false) as is_present
    from core_opportunities as opportunities
    left join present
        on
            opportunities.epci_code = present.epci_code
            and opportunities.activity_id = present.activity_id
    left join absent
        on
            opportunities.epci_code = absent.epci_code
            and opportunities.activity_id = absent.activity_id

)

select * from told
