-- Chaque activité suivie est d’un EPCI d’aujourd’hui.
-- grain: one row per opportunity at fault
-- keys: opportunity_id
-- severity: avertissement
-- why: an EPCI that merged takes its code away, and what was followed there would be told nowhere;
--      only a warning, since the facts are kept and their officer knows the new code.

with

faulty as (

    select distinct followups.opportunity_id
    from core_followups as followups
    left join core_epcis as epcis on followups.epci_code = epcis.epci_code
    where epcis.epci_code is null

)

select * from faulty
