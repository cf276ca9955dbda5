-- What the actors that an activity concerns say of who could carry it.
-- grain: one row per opportunity and signal
-- keys: epci_code, activity_id, signal_id
-- why: an actor is concerned that holds a kind of resource the activity asks for, or looks for it.
--      Two of them tied to each other already act together; a tie with a third party says nothing.

with

concerned as (

    select distinct
        opportunities.epci_code,
        opportunities.activity_id,
        known.actor_id
    from core_opportunities as opportunities
    inner join land_activity_resources as asked
        on opportunities.activity_id = asked.activity_id
    inner join core_actor_resources as known
        on
            opportunities.epci_code = known.epci_code
            and asked.resource_kind_id = known.resource_kind_id

),

tied as (

    select distinct
        one.epci_code,
        one.activity_id,
        'acteurs_lies' as signal_id,
        'deux acteurs concernés ont un lien (registre)' as said_fr
    from land_ties as ties
    inner join concerned as one on ties.actor_id = one.actor_id
    inner join concerned as other
        on
            ties.other_actor_id = other.actor_id
            and one.epci_code = other.epci_code
            and one.activity_id = other.activity_id

),

groups as (

    select distinct
        concerned.epci_code,
        concerned.activity_id,
        'habitants_engages' as signal_id,
        'un collectif d’habitants ou d’usagers est recensé (registre)' as said_fr
    from concerned
    inner join land_actors as actors on concerned.actor_id = actors.actor_id
    where actors.actor_kind = 'collectif_habitants'

)

select * from tied
union all
select * from groups
