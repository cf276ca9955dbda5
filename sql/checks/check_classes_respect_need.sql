-- Aucune opportunité n’est « à étudier en premier » sans besoin connu.
-- grain: one row per opportunity at fault
-- keys: opportunity_id

with

first_class as (

    select class_id
    from land_classes
    where rank_order = (select min(ranks.rank_order) from land_classes as ranks)

),

known_needs as (

    select opportunity_id
    from out_opportunity_parts
    where criterion_id = 'besoin' and not is_missing

),

faulty as (

    select
        opportunities.opportunity_id,
        opportunities.class_id
    from out_opportunities as opportunities
    inner join first_class on opportunities.class_id = first_class.class_id
    left join known_needs on opportunities.opportunity_id = known_needs.opportunity_id
    where known_needs.opportunity_id is null

)

select * from faulty
