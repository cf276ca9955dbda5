-- What the data hint of the signals that make a carrier fit: yes or no; no row is unknown.
-- grain: one row per opportunity and signal hinted
-- keys: opportunity_id, signal_id
-- why: nothing loaded tells the share of sales, who would found, the hours each employer needs,
--      nor that an authority wants a seat (to be committed is less): these stay unknown and are
--      asked. An absence of competitor is never proved either.

with

competition as (

    select
        epci_code,
        activity_id,
        'concurrence_forte' as signal_id,
        'oui' as answer,
        'alerte de supplémentarité forte' as said_fr
    from calc_supplementarite
    where supplementarite_level = 'forte'

),

investment as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        'investissement_lourd' as signal_id,
        if(activities.capex_eur_min > heavy.value, 'oui', 'non') as answer,
        if(
            activities.capex_certainty = 'verifie',
            'montant du catalogue', 'montant estimé du catalogue'
        ) as said_fr
    from core_opportunities as opportunities
    inner join land_activities as activities
        on opportunities.activity_id = activities.activity_id
    inner join land_thresholds as heavy on heavy.threshold_id = 'fit_heavy_capex_eur'
    where activities.capex_eur_min > heavy.value or activities.capex_eur_max <= heavy.value

),

together as (

    select
        epci_code,
        activity_id,
        signal_id,
        'oui' as answer,
        said_fr
    from core_signal_resources
    union all
    select
        epci_code,
        activity_id,
        signal_id,
        'oui' as answer,
        said_fr
    from core_signal_actors
    union all
    select * from competition
    union all
    select * from investment
    union all
    select * from core_signal_districts

)

select
    opportunities.opportunity_id,
    together.signal_id,
    max(together.answer) as answer,
    string_agg(distinct together.said_fr, ' ; ' order by together.said_fr) as said_fr
from core_opportunities as opportunities
inner join together
    on
        opportunities.epci_code = together.epci_code
        and opportunities.activity_id = together.activity_id
group by opportunities.opportunity_id, together.signal_id
