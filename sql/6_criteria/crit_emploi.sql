-- Jobs the activity may bring, at the middle of its range.
-- grain: one row per opportunity whose activity has a range of jobs
-- keys: epci_code, activity_id
-- label_fr: Emplois possibles
-- unit: équivalents temps plein
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 15.00
-- weight: 2
-- says_against: false
-- sentence_fr: De {fte_min} à {fte_max|emploi|emplois} en équivalent temps plein ({certainty_fr}).
-- source_fr: catalogue des activités
-- method_fr: Emplois en équivalent temps plein, au milieu de la fourchette du catalogue ; le plus souvent une estimation, dite à chaque fois.
-- why: ranges are mostly estimates of the field; the sentence says so each time.

with

jobs as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        (activities.fte_min + activities.fte_max) / 2.0 as value,
        activities.fte_min,
        activities.fte_max,
        case
            when activities.fte_certainty = 'verifie' then 'chiffre sourcé'
            else 'estimation, à vérifier'
        end as certainty_fr
    from core_opportunities as opportunities
    inner join land_activities as activities
        on opportunities.activity_id = activities.activity_id
    where activities.fte_min is not null and activities.fte_max is not null

)

select * from jobs
