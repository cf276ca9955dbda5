-- People in reach, set against the smallest catchment the activity asks for.
-- grain: one row per opportunity whose activity has a minimum catchment
-- keys: epci_code, activity_id
-- label_fr: Bassin de vie
-- unit: habitants à portée pour un habitant demandé
-- direction: more_is_better
-- floor: 0.50
-- ceiling: 2.00
-- weight: 2
-- core: true
-- veto: 5
-- sentence_fr: {reach_population|habitant à portée|habitants à portée}{bound_fr}, quand l’activité en demande au moins {catchment_min} ({certainty_fr}).
-- source_fr: INSEE, populations légales et bassins de vie
-- method_fr: Habitants à portée (l’EPCI et les bassins de vie de ses communes) pour un habitant du bassin minimal demandé par le catalogue. Inconnu quand le catalogue ne donne pas de bassin, ou quand les habitants ne sont pas tous comptés.
-- why: the catchment is the living area, so that a small town is not excluded by its perimeter.
--      Where living areas are not loaded the people counted are a lower bound: it is used only
--      when it already reaches the ceiling, and the axis is missing otherwise.

with

ratios as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        reach.reach_population / activities.catchment_people_min as value,
        reach.reach_population,
        activities.catchment_people_min as catchment_min,
        case when reach.is_complete then '' else ' au moins' end as bound_fr,
        case
            when activities.catchment_certainty = 'verifie' then 'chiffre sourcé'
            else 'estimation, à vérifier'
        end as certainty_fr
    from core_opportunities as opportunities
    inner join land_activities as activities
        on opportunities.activity_id = activities.activity_id
    inner join core_reach as reach on opportunities.epci_code = reach.epci_code
    where
        activities.catchment_people_min > 0
        and reach.reach_population is not null
        and (
            reach.is_complete
            or reach.reach_population >= 2.00 * activities.catchment_people_min
        )

)

select * from ratios
