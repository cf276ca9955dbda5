-- Whether a priority neighbourhood of the EPCI concerns an activity, or surely none does.
-- grain: one row per opportunity for which it is known
-- keys: epci_code, activity_id
-- why: an activity made for these neighbourhoods is concerned where there is one. Where the EPCI
--      has none, only an activity that asks for no social landlord either is surely outside: the
--      signal holds both. Without any neighbourhood in the sources, nothing is known.

with

neighbourhoods as (

    select epci_code from core_epci_programmes
    where programme_id = 'qpv'

),

loaded as (

    select count(*) > 0 as has_any from neighbourhoods

),

for_them as (

    select activity_id from land_activity_programmes
    where programme_id = 'qpv'

),

with_landlord as (

    select activity_id from land_activity_resources
    where resource_kind_id = 'social_landlord'

),

answered as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        'quartier_bailleur' as signal_id,
        case
            when neighbourhoods.epci_code is not null and for_them.activity_id is not null
                then 'oui'
            when neighbourhoods.epci_code is null and with_landlord.activity_id is null
                then 'non'
        end as answer,
        if(
            neighbourhoods.epci_code is not null,
            'quartier prioritaire dans l’EPCI, activité faite pour lui',
            'aucun quartier prioritaire dans l’EPCI'
        ) as said_fr
    from core_opportunities as opportunities
    left join neighbourhoods on opportunities.epci_code = neighbourhoods.epci_code
    left join for_them on opportunities.activity_id = for_them.activity_id
    left join with_landlord on opportunities.activity_id = with_landlord.activity_id
    cross join loaded
    where loaded.has_any

)

select * from answered
where answer is not null
