-- How each EPCI's people grew between 2015 and 2021, on its communes of today.
-- grain: one row per EPCI whose communes known in both years hold nine tenths of its people
-- keys: epci_code
-- units: growth_share_per_year, mean yearly growth as a share (0.01 is 1 % a year)
-- why: the series gives a merged commune, before its merger, the people of its main town alone;
--      a year counts only if every commune of that time is told. The populations of 2021 are
--      those of the communes of 2023, when they came into force.

with

days as (

    select
        2015 as year,
        '2015-01-01' as day
    union all
    select
        2021 as year,
        '2023-01-01' as day

),

people as (

    select
        history.commune_code,
        days.year,
        sum(cast(series.value as decimal(18, 4))) as people
    from days
    inner join calc_commune_history as history
        on days.day >= history.valid_from and days.day < history.valid_to
    left join land_indicators as series
        on
            history.historic_code = series.territory_code
            and days.year = series.year
            and series.indicator_id = 'population_series'
            and series.territory_kind = 'commune'
    group by history.commune_code, days.year
    having count(*) = count(series.value)

),

both_years as (

    select
        commune_code,
        max(people) filter (where year = 2015) as people_2015,
        max(people) filter (where year = 2021) as people_2021
    from people
    group by commune_code
    having count(*) = 2

),

grown as (

    select
        epcis.epci_code,
        cast(sum(years.people_2021) as double) / cast(sum(years.people_2015) as double) as ratio
    from core_communes as communes
    inner join core_epcis as epcis on communes.epci_code = epcis.epci_code
    inner join both_years as years on communes.commune_code = years.commune_code
    group by epcis.epci_code, epcis.population
    having sum(communes.population) >= 0.9 * epcis.population and sum(years.people_2015) > 0

),

yearly as (

    select
        epci_code,
        pow(ratio, 1 / 6.0) - 1 as growth_share_per_year
    from grown

)

select * from yearly
