-- The four gates of each opportunity, answered oui, non or a_verifier.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- why: a register that does not list a resource does not prove its absence, and a minimum
--      catchment that is an estimate cannot refuse: both answer a_verifier. Supplémentarité is
--      an opinion of the local committee: the machine only raises the question, and a law asks
--      for it only where an EBE may carry the activity (loi 2020-1577, art. 9); elsewhere the
--      level is an information. An unfavourable opinion refuses what an EBE alone could carry.

with

carriers as (

    select
        activity_id,
        bool_or(verdict = 'oui') as has_eligible,
        bool_and(verdict = 'non') as all_refused,
        bool_or(carrier_id = 'ebe' and verdict <> 'non') as has_ebe,
        bool_and(carrier_id = 'ebe' or verdict = 'non') as has_only_ebe
    from calc_activity_carriers
    group by activity_id

),

answered as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        case
            when coalesce(matches.critical_count, 0) = 0 then 'oui'
            when matches.critical_known_count = matches.critical_count then 'oui'
            else 'a_verifier'
        end as gate_resources,
        case
            when activities.catchment_people_min is null then 'a_verifier'
            when reach.reach_population is null then 'a_verifier'
            when reach.reach_population >= activities.catchment_people_min then 'oui'
            when activities.catchment_certainty = 'verifie' and reach.is_complete then 'non'
            else 'a_verifier'
        end as gate_catchment,
        case
            when carriers.has_eligible then 'oui'
            when carriers.all_refused then 'non'
            else 'a_verifier'
        end as gate_legal,
        case
            when not carriers.has_ebe then 'oui'
            when opinions.opinion in ('favorable', 'favorable_sous_reserve') then 'oui'
            when opinions.opinion = 'defavorable' and carriers.has_only_ebe then 'non'
            else 'a_verifier'
        end as gate_supplementarite,
        carriers.has_only_ebe as is_ebe_only,
        alerts.supplementarite_level,
        alerts.supplementarite_fr,
        opinions.opinion as cle_opinion,
        opinions.opinion_date as cle_opinion_date
    from core_opportunities as opportunities
    inner join land_activities as activities
        on opportunities.activity_id = activities.activity_id
    left join core_reach as reach on opportunities.epci_code = reach.epci_code
    left join core_resource_match as matches
        on
            opportunities.epci_code = matches.epci_code
            and opportunities.activity_id = matches.activity_id
    left join carriers on opportunities.activity_id = carriers.activity_id
    left join calc_supplementarite as alerts
        on
            opportunities.epci_code = alerts.epci_code
            and opportunities.activity_id = alerts.activity_id
    left join land_cle_opinions as opinions
        on opportunities.opportunity_id = opinions.opportunity_id

)

select * from answered
