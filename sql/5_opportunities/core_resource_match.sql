-- Which of the resources an activity asks for are known in each EPCI.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- why: an EPCI without a register has unknown resources, never none; only a person can say that
--      a critical resource does not exist; and a brownfield may serve, but only the register can
--      say that a critical resource is there.

with

registered as (

    select
        epci_code,
        resource_kind_id
    from core_resources
    where source_fr = 'registre local'
    group by epci_code, resource_kind_id

),

registers as (

    select distinct epci_code
    from registered

),

asked as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        asked.resource_kind_id,
        asked.is_critical,
        known.resource_count is not null as is_known,
        registered.resource_kind_id is not null as is_registered
    from core_opportunities as opportunities
    inner join land_activity_resources as asked
        on opportunities.activity_id = asked.activity_id
    left join core_epci_resources as known
        on
            opportunities.epci_code = known.epci_code
            and asked.resource_kind_id = known.resource_kind_id
    left join registered
        on
            opportunities.epci_code = registered.epci_code
            and asked.resource_kind_id = registered.resource_kind_id

),

matched as (

    select
        asked.epci_code,
        asked.activity_id,
        registers.epci_code is not null as has_register,
        count(*) as asked_count,
        count(*) filter (where asked.is_known) as known_count,
        count(*) filter (where asked.is_critical) as critical_count,
        count(*) filter (where asked.is_critical and asked.is_registered) as critical_known_count
    from asked
    left join registers on asked.epci_code = registers.epci_code
    group by asked.epci_code, asked.activity_id, registers.epci_code

)

select * from matched
