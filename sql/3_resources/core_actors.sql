-- Organisations and groups of the registers, and whether each has a tie with another actor.
-- grain: one row per organisation or group
-- keys: actor_id
-- why: an inhabitant or an employee alone is never counted, a number of such persons would be
--      small; the ties that they have with organisations are those of the organisations too.
--      Ties that have ended are not landed.

with

organisations as (

    select
        actor_id,
        epci_code
    from land_actors
    where actor_kind not in ('habitant', 'salarie')

),

tied as (

    select actor_id
    from land_ties
    union
    select other_actor_id as actor_id
    from land_ties

),

told as (

    select
        organisations.actor_id,
        organisations.epci_code,
        tied.actor_id is not null as is_tied
    from organisations
    left join tied on organisations.actor_id = tied.actor_id

)

select * from told
