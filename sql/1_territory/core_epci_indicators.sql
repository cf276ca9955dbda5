-- What official figures say of each EPCI, with the rule that brought the figure there.
-- grain: one row per EPCI and indicator
-- keys: epci_code, indicator_id
-- why: medians and shares are never averaged over communes.

with

rates as (

    select
        epci_code,
        indicator_id,
        value,
        year,
        source_id,
        rule_fr
    from core_epci_zone_rates

),

published as (

    select
        epci_code,
        indicator_id,
        value,
        year,
        source_id,
        rule_fr
    from core_epci_published

),

sums as (

    select
        epci_code,
        indicator_id,
        value,
        year,
        source_id,
        rule_fr
    from core_epci_sums

),

vacancy as (

    select
        vacant.epci_code,
        'vacant_dwelling_share' as indicator_id,
        vacant.value / dwellings.value as value,
        vacant.year,
        vacant.source_id,
        'logements vacants sur logements' as rule_fr
    from sums as vacant
    inner join sums as dwellings
        on vacant.epci_code = dwellings.epci_code and vacant.year = dwellings.year
    where
        vacant.indicator_id = 'vacant_dwellings' and dwellings.indicator_id = 'dwellings'
        and dwellings.value > 0

),

together as (

    select * from published
    union all by name
    select * from rates
    union all by name
    select * from sums
    union all by name
    select * from vacancy

)

select * from together
