-- How much of each EPCI's perimeter of today it already had in each year before.
-- grain: one row per year loaded and EPCI of today that existed then
-- keys: year, epci_code
-- units: kept_share from 0 to 1, people of today in both perimeters over people in either
-- why: a share of people is unknown as soon as one commune's people are.

with

thens as (

    select
        year,
        epci_code,
        commune_code
    from core_epci_perimeters

),

existing as (

    select distinct
        year,
        epci_code
    from thens

),

nows as (

    select
        existing.year,
        existing.epci_code,
        communes.commune_code
    from existing
    inner join core_communes as communes on existing.epci_code = communes.epci_code

),

either as (

    select
        coalesce(thens.year, nows.year) as year,
        coalesce(thens.epci_code, nows.epci_code) as epci_code,
        coalesce(thens.commune_code, nows.commune_code) as commune_code,
        thens.commune_code is not null as was_in,
        nows.commune_code is not null as is_in
    from thens
    full join nows
        on
            thens.year = nows.year
            and thens.epci_code = nows.epci_code
            and thens.commune_code = nows.commune_code

),

counted as (

    select
        either.year,
        either.epci_code,
        count(*) filter (where not either.was_in) as entered_count,
        count(*) filter (where not either.is_in) as left_count,
        case
            when count(*) = count(communes.population)
                then
                    sum(communes.population) filter (where either.was_in and either.is_in)
                    / nullif(sum(communes.population), 0)
        end as kept_share
    from either
    left join core_communes as communes on either.commune_code = communes.commune_code
    group by either.year, either.epci_code
    having count(*) filter (where either.is_in) > 0

)

select * from counted
