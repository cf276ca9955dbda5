-- How far the nearest equivalent of each activity is from each commune, by road.
-- grain: one row per commune and activity whose equivalents are known
-- keys: commune_code, activity_id
-- units: road_min in minutes, infinite where no road leads to one, blank where not known
-- why: types of equipment speak for the activities that have some; lists of structures for the
--      others, in EPCIs that they cover.

with

known as (

    select
        access.commune_code,
        equipment.activity_id,
        true as is_equipment,
        access.is_present_in_commune,
        access.is_hypothesis,
        access.is_out_of_reach,
        access.road_min
    from calc_access as access
    inner join land_activity_equipment as equipment on access.type_code = equipment.type_code
    union all
    select
        commune_code,
        activity_id,
        false as is_equipment,
        is_present_in_commune,
        is_hypothesis,
        is_out_of_reach,
        road_min
    from calc_structure_access

),

nearest as (

    select
        commune_code,
        activity_id,
        bool_and(is_equipment) as is_equipment,
        bool_or(is_present_in_commune) as is_present,
        bool_or(is_hypothesis) as is_hypothesis,
        min(
            case
                when road_min is not null then road_min
                when is_present_in_commune then 0
                when is_out_of_reach then cast('infinity' as double)
            end
        ) as road_min
    from known
    group by commune_code, activity_id

)

select * from nearest
