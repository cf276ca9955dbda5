-- The communes of today with their EPCI, people, surface, centre and place on the grids.
-- grain: one row per commune of the current COG
-- keys: commune_code
-- units: population in inhabitants, area_km2 in square kilometres, x_m and y_m in metres (crs)
-- why: a commune whose merged parts sat in two EPCIs takes the EPCI of the code it kept.

with

communes as (

    select
        commune_code,
        commune_name,
        departement_code,
        region_code
    from land_communes
    where commune_type = 'COM'

),

memberships as (

    select
        passages.commune_code,
        members.zone_kind,
        arg_max(
            members.zone_code,
            (members.year, members.commune_code = passages.commune_code, members.zone_code)
        ) as zone_code
    from land_memberships as members
    inner join calc_commune_passages as passages
        on members.commune_code = passages.historic_code
    group by passages.commune_code, members.zone_kind

),

zones as (

    select
        commune_code,
        max(zone_code) filter (where zone_kind = 'epci') as epci_code,
        max(zone_code) filter (where zone_kind = 'bassin_vie') as bassin_vie_code,
        max(zone_code) filter (where zone_kind = 'zone_emploi') as zone_emploi_code
    from memberships
    group by commune_code

),

joined as (

    select
        communes.commune_code,
        communes.commune_name,
        communes.departement_code,
        communes.region_code,
        zones.epci_code,
        zones.bassin_vie_code,
        zones.zone_emploi_code,
        cast(people.value as bigint) as population,
        people.year as population_year,
        surfaces.value as area_km2,
        centres.crs,
        centres.x_m,
        centres.y_m
    from communes
    left join zones on communes.commune_code = zones.commune_code
    left join core_commune_indicators as people
        on
            communes.commune_code = people.commune_code
            and people.indicator_id = 'population_municipale'
    left join core_commune_indicators as surfaces
        on
            communes.commune_code = surfaces.commune_code
            and surfaces.indicator_id = 'area_km2'
    left join land_centres as centres on communes.commune_code = centres.commune_code

)

select * from joined
