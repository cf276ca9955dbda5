-- Every criterion of every opportunity: value, anchors, mark, weight, and what it brings.
-- grain: one row per opportunity and criterion
-- keys: opportunity_id, criterion_id
-- units: mark from 0 to 100; the parts of an opportunity add up to its score

with

parts as (

    select
        opportunity_id,
        criterion_id,
        criterion_label_fr,
        value,
        unit,
        floor,
        ceiling,
        direction,
        weight,
        mark,
        mark_low,
        mark_high,
        part,
        is_missing,
        sentence_fr,
        source_fr
    from calc_parts

)

select * from parts
