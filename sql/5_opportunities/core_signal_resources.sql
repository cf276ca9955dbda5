-- What the resources an activity asks for say of who could carry it.
-- grain: one row per opportunity, signal and resource kind that speaks for it
-- keys: epci_code, activity_id, signal_id, resource_kind_id
-- why: what an activity is made of speaks wherever it is; that people or organisations are ready
--      speaks only where the local register holds them. A register proves no absence: never a no.

with

registered as (

    select distinct
        epci_code,
        resource_kind_id
    from core_resources
    where source_fr = 'registre local'

)

select
    opportunities.epci_code,
    opportunities.activity_id,
    speaks.signal_id,
    speaks.resource_kind_id,
    speaks.said_fr
from core_opportunities as opportunities
inner join land_activity_resources as asked
    on opportunities.activity_id = asked.activity_id
inner join land_signal_resources as speaks
    on asked.resource_kind_id = speaks.resource_kind_id
left join registered
    on
        opportunities.epci_code = registered.epci_code
        and asked.resource_kind_id = registered.resource_kind_id
where registered.resource_kind_id is not null or not speaks.is_registered
