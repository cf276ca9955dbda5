-- The criteria of the score: what each measures, its fixed anchors, its weight, its veto.
-- grain: one row per criterion
-- keys: criterion_id
-- units: floor and ceiling in the criterion's own unit; veto is a mark from 0 to 100

with

criteria as (

    select
        criterion_id,
        criterion_label_fr,
        method_fr,
        unit,
        direction,
        floor,
        ceiling,
        weight,
        is_core,
        veto,
        source_fr
    from calc_criteria

)

select * from criteria
