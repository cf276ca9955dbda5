-- Which kinds of resource each EPCI is known to have; a kind not listed is unknown, not absent.
-- grain: one row per EPCI and kind of resource
-- keys: epci_code, resource_kind_id
-- why: a brownfield may serve wherever premises or land are asked, which its kind says.

with

own_kind as (

    select
        epci_code,
        resource_kind_id,
        resource_id
    from core_resources

),

by_brownfield as (

    select
        resources.epci_code,
        kinds.resource_kind_id,
        resources.resource_id
    from core_resources as resources
    cross join land_resource_kinds as kinds
    where resources.resource_kind_id = 'friche' and kinds.brownfield_counts

),

together as (

    select * from own_kind
    union all by name
    select * from by_brownfield

),

counted as (

    select
        epci_code,
        resource_kind_id,
        count(distinct resource_id) as resource_count
    from together
    group by epci_code, resource_kind_id

)

select * from counted
