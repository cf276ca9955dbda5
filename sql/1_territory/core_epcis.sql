-- The EPCIs à fiscalité propre of today, with their people, size class and main département.
-- grain: one row per EPCI
-- keys: epci_code
-- units: population in inhabitants, area_km2 in square kilometres
-- why: a population is unknown as soon as one commune's is; most people live in the département.

with

names as (

    select
        zone_code as epci_code,
        arg_max(zone_name, (year, zone_name)) as epci_name,
        arg_max(zone_nature, (year, zone_nature)) as epci_nature
    from land_memberships
    where zone_kind = 'epci'
    group by zone_code

),

people as (

    select
        epci_code,
        departement_code,
        sum(coalesce(population, 0)) as population
    from core_communes
    where epci_code is not null
    group by epci_code, departement_code

),

main_departements as (

    select
        epci_code,
        arg_max(departement_code, (population, departement_code)) as departement_code
    from people
    group by epci_code

),

totals as (

    select
        epci_code,
        count(*) as commune_count,
        max(population_year) as population_year,
        case when count(*) = count(population) then sum(population) end as population,
        case when count(*) = count(area_km2) then sum(cast(area_km2 as decimal(18, 4))) end
            as area_km2,
        min(crs) as crs
    from core_communes
    where epci_code is not null
    group by epci_code

),

joined as (

    select
        totals.epci_code,
        coalesce(names.epci_name, totals.epci_code) as epci_name,
        names.epci_nature,
        main_departements.departement_code,
        totals.commune_count,
        cast(totals.population as bigint) as population,
        totals.population_year,
        cast(totals.area_km2 as double) as area_km2,
        totals.crs,
        sizes.size_class
    from totals
    left join names on totals.epci_code = names.epci_code
    inner join main_departements on totals.epci_code = main_departements.epci_code
    left join land_size_classes as sizes
        on totals.population >= sizes.population_min and totals.population < sizes.population_max

)

select * from joined
