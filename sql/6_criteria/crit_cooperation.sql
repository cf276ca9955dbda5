-- Share of the registered actors that the activity concerns who already have a tie with another.
-- grain: one row per opportunity that concerns two registered actors or more, one of them tied
-- keys: epci_code, activity_id
-- label_fr: Coopération
-- unit: part des acteurs recensés que l’activité concerne, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 1
-- sentence_fr: Sur {concerned_count|acteur recensé que l’activité concerne|acteurs recensés que l’activité concerne}, {tied_count|a déjà un lien avec un autre acteur|ont déjà un lien avec un autre acteur}.
-- source_fr: registre local des acteurs et des liens
-- method_fr: Parmi les acteurs du registre que l’activité concerne, part de ceux qui ont déjà un lien avec un autre. C’est un minimum : inconnue sous deux acteurs concernés, ou quand aucun lien d’un d’eux n’a été écrit.
-- why: an actor is concerned that holds a kind of resource the activity asks for, or looks for it.
--      One actor alone cooperates with nobody. A register lists the ties that were found: the share
--      is a lower bound, its interval goes to one, and where none of those concerned has a tie
--      written down the axis is missing, so that a tie between two others changes nothing here.
--      The profile of the conditions of cooperation (C1 to C8) is to replace this value.

with

concerned as (

    select distinct
        opportunities.epci_code,
        opportunities.activity_id,
        actors.actor_id,
        actors.is_tied
    from core_opportunities as opportunities
    inner join land_activity_resources as asked
        on opportunities.activity_id = asked.activity_id
    inner join core_actor_resources as known
        on
            opportunities.epci_code = known.epci_code
            and asked.resource_kind_id = known.resource_kind_id
    inner join core_actors as actors on known.actor_id = actors.actor_id

),

counted as (

    select
        epci_code,
        activity_id,
        count(*) as concerned_count,
        count(*) filter (where is_tied) as tied_count
    from concerned
    group by epci_code, activity_id
    having concerned_count > 1 and tied_count > 0

),

shares as (

    select
        epci_code,
        activity_id,
        tied_count / concerned_count as value,
        tied_count / concerned_count as value_low,
        1.0 as value_high,
        concerned_count,
        tied_count
    from counted

)

select * from shares
