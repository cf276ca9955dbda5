-- The thresholds that decide: what a need, a gap or a count must reach, and who chose it.
-- grain: one row per threshold
-- keys: threshold_id

with

thresholds as (

    select
        threshold_id,
        sentence_fr,
        value,
        unit,
        source_fr
    from land_thresholds

)

select * from thresholds
