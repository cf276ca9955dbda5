-- The premises that each activity of a set cannot do without, and how many of them are known.
-- grain: one row per set, activity and kind of premises
-- keys: portfolio_id, activity_id, resource_kind_id
-- units: resource_count in resources of the register; blank when none is registered, not zero
-- why: the parts of one place share its building, wherever a building may serve; a kitchen does
--      not come with it. Only the register can say that premises are there.

with

premises as (

    select
        asked.activity_id,
        asked.resource_kind_id,
        kinds.brownfield_counts as is_plain
    from land_activity_resources as asked
    inner join land_resource_kinds as kinds
        on asked.resource_kind_id = kinds.resource_kind_id
    where asked.is_critical and kinds.family = 'premises'

),

buildings as (

    select
        activity_id,
        min(resource_kind_id) filter (where is_plain) as resource_kind_id
    from premises
    group by activity_id

),

asked as (

    select
        candidates.portfolio_id,
        candidates.epci_code,
        candidates.activity_id,
        case
            when premises.is_plain
                then coalesce(buildings.resource_kind_id, premises.resource_kind_id)
            else premises.resource_kind_id
        end as resource_kind_id,
        premises.is_plain and buildings.resource_kind_id is not null as is_in_place
    from core_portfolio_candidates as candidates
    inner join premises on candidates.activity_id = premises.activity_id
    left join buildings on candidates.composite_activity_id = buildings.activity_id

),

registered as (

    select
        epci_code,
        resource_kind_id,
        count(*) as resource_count
    from core_resources
    where source_fr = 'registre local'
    group by epci_code, resource_kind_id

)

select
    asked.portfolio_id,
    asked.activity_id,
    asked.resource_kind_id,
    any_value(kinds.label_fr) as resource_kind_label_fr,
    bool_or(asked.is_in_place) as is_in_place,
    any_value(registered.resource_count) as resource_count
from asked
inner join land_resource_kinds as kinds on asked.resource_kind_id = kinds.resource_kind_id
left join registered
    on
        asked.epci_code = registered.epci_code
        and asked.resource_kind_id = registered.resource_kind_id
group by asked.portfolio_id, asked.activity_id, asked.resource_kind_id
