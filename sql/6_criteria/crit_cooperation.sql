-- Share of the registered actors that the activity concerns who already have a tie with another.
-- grain: one row per opportunity that concerns two registered actors or more
-- keys: epci_code, activity_id
-- label_fr: Coopération
-- unit: part des acteurs recensés que l’activité concerne, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 1
-- sentence_fr: Sur {concerned_count|acteur recensé que l’activité concerne|acteurs recensés que l’activité concerne}, {tied_count|aucun n’a de lien recensé avec un autre acteur|a déjà un lien avec un autre acteur|ont déjà un lien avec un autre acteur}.
-- source_fr: registre local des acteurs et des liens
-- method_fr: Parmi les acteurs du registre que l’activité concerne, part de ceux qui ont déjà un lien avec un autre. Inconnue sous deux acteurs concernés, ou quand aucun lien n’a été écrit.
-- why: an actor is concerned that holds a kind of resource the activity asks for, or looks for it.
--      One actor alone cooperates with nobody, and where no tie of the EPCI was ever written down
--      ties are unknown, not absent: the axis is missing. The profile of the conditions of
--      cooperation (C1 to C8) is to replace this value.

with

registers as (

    select distinct epci_code
    from core_actors
    where is_tied

),

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
        concerned.epci_code,
        concerned.activity_id,
        count(*) as concerned_count,
        count(*) filter (where concerned.is_tied) as tied_count
    from concerned
    inner join registers on concerned.epci_code = registers.epci_code
    group by concerned.epci_code, concerned.activity_id
    having count(*) > 1

),

shares as (

    select
        epci_code,
        activity_id,
        tied_count / concerned_count as value,
        concerned_count,
        tied_count
    from counted

)

select * from shares
