-- People in reach for one user that the activity needs to break even.
-- grain: one row per opportunity whose users are told and counted here
-- keys: epci_code, activity_id
-- label_fr: Usagers possibles
-- unit: personnes à portée pour un usager nécessaire
-- direction: more_is_better
-- floor: 1.00
-- ceiling: 20.00
-- weight: 1
-- says_why: true
-- sentence_fr: {people_count} {people_fr} à portée{bound_fr}, quand {users_min|suffit|suffisent} à l’équilibre ({certainty_fr}){revenue_fr}.
-- source_fr: catalogue des activités ; INSEE, populations légales, ménages, actifs et naissances des communes
-- method_fr: Personnes à portée pour un usager nécessaire à l’équilibre, quand le catalogue donne ce nombre d’usagers. Inconnu autrement, ce qui est le cas le plus fréquent.
-- why: HYPOTHESIS of the project, to be corrected by the field: at one, everyone would have to come;
--      at twenty, one in twenty is enough, which a local service may hope for. People who are
--      not counted to the last commune are a lower bound, used only from the ceiling up.

with

needed as (

    select
        activities.activity_id,
        activities.solvable_users_min as users_min,
        activities.solvable_users_basis as users_basis,
        if(
            activities.solvable_users_certainty = 'verifie',
            'chiffre sourcé', 'estimation, à vérifier'
        ) as certainty_fr,
        activities.revenue_year,
        replace(format('{:,}', cast(activities.revenue_per_fte_eur as bigint)), ',', chr(8239))
            as revenue_eur
    from land_activities as activities
    where activities.solvable_users_min > 0

),

ratios as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        users.user_count / needed.users_min as value,
        users.user_count as people_count,
        if(users.user_count > 1, bases.plural_fr, bases.singular_fr) as people_fr,
        if(users.is_complete, '', ' au moins') as bound_fr,
        needed.users_min,
        needed.certainty_fr,
        coalesce(
            ' ; recettes nécessaires par emploi : ' || needed.revenue_eur || chr(160) || '€'
            || coalesce(' (' || needed.revenue_year || ')', ''),
            ''
        ) as revenue_fr
    from core_opportunities as opportunities
    inner join needed on opportunities.activity_id = needed.activity_id
    inner join core_reach_users as users
        on
            opportunities.epci_code = users.epci_code
            and needed.users_basis = users.users_basis
    inner join land_user_bases as bases on users.users_basis = bases.users_basis_id
    where
        users.user_count is not null
        and (users.is_complete or users.user_count >= 20.00 * needed.users_min)

)

select * from ratios
