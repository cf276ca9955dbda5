-- The communes in reach of an EPCI: its own, and those of the living areas it takes part in.
-- grain: one row per EPCI and commune
-- keys: epci_code, commune_code
-- why: the catchment is the living area and not the perimeter, so small towns are not excluded.
--      A living area stops at the sea, or where no road leads: the people of an island are in
--      reach of an EPCI that is there too.

with

placed as (

    select
        communes.commune_code,
        communes.epci_code,
        communes.bassin_vie_code,
        coalesce(apart.road_zone_fr, '') as road_zone
    from core_communes as communes
    left join land_communes_without_road as apart on communes.commune_code = apart.commune_code

),

areas as (

    select distinct
        epci_code,
        bassin_vie_code,
        road_zone
    from placed
    where epci_code is not null and bassin_vie_code is not null

),

reached as (

    select
        areas.epci_code,
        placed.commune_code
    from areas
    inner join placed
        on areas.bassin_vie_code = placed.bassin_vie_code and areas.road_zone = placed.road_zone
    union
    select
        epci_code,
        commune_code
    from placed
    where epci_code is not null

)

select * from reached
