-- The communes in reach of an EPCI: its own, and those of the living areas it takes part in.
-- grain: one row per EPCI and commune
-- keys: epci_code, commune_code
-- why: the catchment is the living area and not the perimeter, so small towns are not excluded.

with

areas as (

    select distinct
        epci_code,
        bassin_vie_code
    from core_communes
    where epci_code is not null and bassin_vie_code is not null

),

reached as (

    select
        areas.epci_code,
        communes.commune_code
    from areas
    inner join core_communes as communes on areas.bassin_vie_code = communes.bassin_vie_code
    union
    select
        epci_code,
        commune_code
    from core_communes
    where epci_code is not null

)

select * from reached
