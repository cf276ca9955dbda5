-- The classes people read, and the score from which each begins.
-- grain: one row per class
-- keys: class_id
-- units: min_score, from 0 to 100

with

classes as (

    select
        class_id,
        class_label_fr,
        min_score,
        rank_order
    from land_classes

)

select * from classes
