-- Chaque EPCI a une population.
-- grain: one row per EPCI without population
-- keys: epci_code
-- severity: avertissement
-- why: an EPCI without population has no size class, so no expected number of anything.

with

faulty as (

    select
        epci_code,
        epci_name
    from core_epcis
    where population is null

)

select * from faulty
