-- Structures already there, each in its commune of today: by code, else by point, else by name.
-- grain: one row per structure that could be placed
-- keys: structure_kind, structure_id
-- why: a point on a shared border goes to the smallest commune code, so the join never multiplies
--      rows; the projection is compared after the join, because an equality beside st_intersects
--      makes the engine try every pair; a name counts only when unique in its département.

with

by_code as (

    select
        structures.structure_kind,
        structures.structure_id,
        passages.commune_code,
        'code' as located_by,
        1 as preference
    from land_structures as structures
    inner join calc_commune_passages as passages
        on structures.commune_code = passages.historic_code

),

by_point as (

    select
        points.structure_kind,
        points.structure_id,
        min(contours.commune_code) filter (where points.crs = contours.crs) as commune_code,
        'point' as located_by,
        2 as preference
    from calc_structure_points as points
    inner join core_contours as contours
        on st_intersects(contours.geometry, st_point(points.x_m, points.y_m))
    group by points.structure_kind, points.structure_id
    having count(*) filter (where points.crs = contours.crs) > 0

),

by_name as (

    select
        places.structure_kind,
        places.structure_id,
        min(names.commune_code) as commune_code,
        'nom' as located_by,
        3 as preference
    from calc_structure_names as places
    inner join calc_commune_names as names
        on
            places.departement_code = names.departement_code
            and places.folded_name = names.folded_name
    group by places.structure_kind, places.structure_id
    having count(distinct names.commune_code) = 1

),

ranked as (

    select * from by_code
    union all by name
    select * from by_point
    union all by name
    select * from by_name

),

best as (

    select
        structure_kind,
        structure_id,
        arg_min(commune_code, preference) as commune_code,
        arg_min(located_by, preference) as located_by
    from ranked
    group by structure_kind, structure_id

)

select * from best
