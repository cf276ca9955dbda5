-- Months it takes to create the activity, at the middle of its range.
-- grain: one row per opportunity whose activity has a range of months
-- keys: epci_code, activity_id
-- label_fr: Délai de création
-- unit: mois
-- direction: less_is_better
-- floor: 6.00
-- ceiling: 36.00
-- weight: 1
-- says_against: false
-- sentence_fr: De {delay_min} à {delay_max} mois pour la créer (chiffre du catalogue, à vérifier).
-- source_fr: catalogue des activités
-- method_fr: Mois pour créer l’activité, au milieu de la fourchette du catalogue. Inconnu quand le catalogue n’en donne pas, ce qui est le cas le plus fréquent.
-- why: from six months, the time to bring people and premises together, to three years, after which
--      those who asked have moved on: an anchor of the project. The same everywhere, it says
--      neither why here nor why not; an activity without both ends of its range has no value.

with

delays as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        (activities.delay_months_min + activities.delay_months_max) / 2.0 as value,
        activities.delay_months_min as delay_min,
        activities.delay_months_max as delay_max
    from core_opportunities as opportunities
    inner join land_activities as activities
        on opportunities.activity_id = activities.activity_id
    where activities.delay_months_min is not null and activities.delay_months_max is not null

)

select * from delays
