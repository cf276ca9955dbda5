-- Pairs of activities that would take each other's users: a set holds one of the two at most.
-- grain: one row per pair of activities
-- keys: activity_id, rival_activity_id
-- why: two activities are rivals when they answer the same main theme and the same NAF code or
--      type of equipment stands for both; each pair is written once, in order.

with

mains as (

    select
        activity_id,
        theme_id
    from land_activity_themes
    where weight >= 1

),

codes as (

    select
        activity_id,
        'naf ' || naf_code as substitute
    from land_activity_naf
    union
    select
        activity_id,
        'equipement ' || type_code as substitute
    from land_activity_equipment

),

pairs as (

    select
        mains.activity_id,
        rivals.activity_id as rival_activity_id
    from mains
    inner join mains as rivals
        on mains.theme_id = rivals.theme_id and mains.activity_id < rivals.activity_id
    inner join codes on mains.activity_id = codes.activity_id
    inner join codes as others
        on rivals.activity_id = others.activity_id and codes.substitute = others.substitute
    group by mains.activity_id, rivals.activity_id

)

select * from pairs
