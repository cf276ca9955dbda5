-- Chaque note est entre ses bornes, et les bornes entre 0 et 100.
-- grain: one row per opportunity at fault
-- keys: opportunity_id
-- why: the tolerance is a billionth of a point, the rounding of a dozen additions.

with

bounds as (

    select
        opportunity_id,
        score_low,
        coalesce(score, score_low) as score,
        score_high
    from out_opportunities

),

faulty as (

    select *
    from bounds
    where
        score_low is null
        or score_high is null
        or score_low < -1e-9
        or score < score_low - 1e-9
        or score > score_high + 1e-9
        or score_high > 100 + 1e-9

)

select * from faulty
