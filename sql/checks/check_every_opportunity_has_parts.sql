-- Chaque opportunité montre tous les critères, et chaque critère son opportunité.
-- grain: one row per opportunity at fault
-- keys: opportunity_id
-- why: a missing criterion is a row that says so; a row that is not there hides it.

with

expected as (

    select count(distinct criterion_id) as criterion_count
    from out_opportunity_parts

),

shown as (

    select
        opportunity_id,
        count(*) as part_count
    from out_opportunity_parts
    group by opportunity_id

),

faulty as (

    select
        coalesce(opportunities.opportunity_id, shown.opportunity_id) as opportunity_id,
        coalesce(shown.part_count, 0) as part_count
    from out_opportunities as opportunities
    full join shown on opportunities.opportunity_id = shown.opportunity_id
    cross join expected
    where
        opportunities.opportunity_id is null
        or shown.opportunity_id is null
        or shown.part_count <> expected.criterion_count

)

select * from faulty
