-- Chaque structure est placée une fois au plus, et aucune n’est perdue ni inventée en route.
-- grain: one row per structure at fault
-- keys: structure_kind, structure_id
-- why: spatial joins have multiplied or lost rows in some versions of the engine.

with

landed as (

    select
        structures.structure_kind,
        structures.structure_id,
        bool_or(passages.historic_code is not null) as has_known_code
    from land_structures as structures
    left join calc_commune_passages as passages
        on structures.commune_code = passages.historic_code
    group by structures.structure_kind, structures.structure_id

),

placed as (

    select
        structure_kind,
        structure_id,
        count(*) as placed_count
    from core_located_structures
    group by structure_kind, structure_id

),

faulty as (

    select
        coalesce(landed.structure_kind, placed.structure_kind) as structure_kind,
        coalesce(landed.structure_id, placed.structure_id) as structure_id,
        coalesce(placed.placed_count, 0) as placed_count
    from landed
    full join placed
        on
            landed.structure_kind = placed.structure_kind
            and landed.structure_id = placed.structure_id
    where
        placed.placed_count > 1
        or landed.structure_id is null
        or (landed.has_known_code and placed.structure_id is null)

)

select * from faulty
