-- Which of the resources an activity asks for are known in each EPCI.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- why: an EPCI without a register has unknown resources, never none. What public files show may
--      serve, but only the register can say that a critical resource is there. Critical kinds
--      are a gate: an incomplete set counts for nothing; useful kinds count one by one.

with

registered as (

    select distinct
        epci_code,
        resource_kind_id
    from core_resources
    where source_fr = 'registre local'

),

registers as (

    select distinct epci_code
    from registered

),

known as (

    select
        epci_code,
        resource_kind_id
    from core_epci_resources
    union
    select
        epci_code,
        resource_kind_id
    from core_public_resources
    where is_scored

),

asked as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        asked.is_critical,
        known.epci_code is not null and not asked.is_critical as is_useful,
        registered.epci_code is not null and asked.is_critical as is_there,
        case when asked.is_critical and registered.epci_code is not null then kinds.label_fr end
            as there_fr,
        case when asked.is_critical and registered.epci_code is null then kinds.label_fr end
            as to_find_fr
    from core_opportunities as opportunities
    inner join land_activity_resources as asked on opportunities.activity_id = asked.activity_id
    inner join land_resource_kinds as kinds on asked.resource_kind_id = kinds.resource_kind_id
    left join known
        on
            opportunities.epci_code = known.epci_code
            and asked.resource_kind_id = known.resource_kind_id
    left join registered
        on
            opportunities.epci_code = registered.epci_code
            and asked.resource_kind_id = registered.resource_kind_id

)

select
    asked.epci_code,
    asked.activity_id,
    registers.epci_code is not null as has_register,
    count(*) as asked_count,
    count(*) filter (where asked.is_useful) as useful_known_count,
    count(*) filter (where asked.is_critical) as critical_count,
    count(*) filter (where asked.is_there) as critical_known_count,
    string_agg(asked.there_fr, ' ; ' order by asked.there_fr) as critical_known_fr,
    string_agg(asked.to_find_fr, ' ; ' order by asked.to_find_fr) as critical_to_find_fr
from asked
left join registers on asked.epci_code = registers.epci_code
group by asked.epci_code, asked.activity_id, registers.epci_code
