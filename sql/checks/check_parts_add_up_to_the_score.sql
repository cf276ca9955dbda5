-- Les parts d’une opportunité s’additionnent en sa note.
-- grain: one row per opportunity at fault
-- keys: opportunity_id
-- why: the tolerance is a billionth of a point, the rounding of a dozen additions.

with

summed as (

    select
        opportunity_id,
        sum(part) as parts_sum
    from out_opportunity_parts
    group by opportunity_id

),

faulty as (

    select
        opportunities.opportunity_id,
        opportunities.score,
        summed.parts_sum
    from out_opportunities as opportunities
    left join summed on opportunities.opportunity_id = summed.opportunity_id
    where
        (opportunities.score is null) <> (summed.parts_sum is null)
        or abs(opportunities.score - summed.parts_sum) > 1e-9

)

select * from faulty
