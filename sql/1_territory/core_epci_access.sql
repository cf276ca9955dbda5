-- How far people of an EPCI are from the nearest equipment of each type, theirs or a neighbour's.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: shares of people, 0 to 1; minutes by road; equipments per thousand people sharing them
-- why: people served in their commune come first, without minutes; those whom no road leads to
--      one come last. A distance unknown leaves every quantile so. The year is the oldest found.

with

people as (

    select
        communes.epci_code,
        communes.population,
        access.* exclude (road_min),
        floating.in_reach_per_1000,
        coalesce(
            access.road_min,
            case
                when access.is_present_in_commune then 0
                when access.is_out_of_reach then cast('infinity' as double)
            end
        ) as road_min
    from calc_access as access
    inner join core_communes as communes on access.commune_code = communes.commune_code
    left join calc_floating as floating
        on
            access.commune_code = floating.commune_code
            and access.type_code = floating.type_code
    where communes.epci_code is not null and communes.population > 0

),

nearest_first as (

    select
        *,
        sum(population) over nearer as nearer_population,
        sum(population) over (partition by epci_code, type_code) as epci_population
    from people
    window nearer as (
        partition by epci_code, type_code
        order by road_min, commune_code rows unbounded preceding
    )

),

summed as (

    select
        epci_code,
        type_code,
        min(year) as year,
        sum(population) filter (where is_present_in_commune) as present_population,
        sum(population) filter (where is_out_of_reach) as cut_off_population,
        bool_or(is_hypothesis) as is_hypothesis,
        sum(population) filter (where not is_hypothesis) as measured_population,
        any_value(epci_population) as population,
        count(*) = count(road_min) as is_known,
        min(road_min) filter (where 2 * nearer_population >= epci_population) as median_min,
        min(road_min) filter (where 10 * nearer_population >= 9 * epci_population) as p90_min,
        count(*) = count(in_reach_per_1000) as is_shared,
        sum(cast(in_reach_per_1000 * population as decimal(28, 6))) as shared_count
    from nearest_first
    group by epci_code, type_code

)

select
    epci_code,
    type_code,
    year,
    cast(coalesce(present_population, 0) as double) / population as present_share,
    cast(coalesce(cut_off_population, 0) as double) / population as out_of_reach_share,
    is_hypothesis,
    cast(coalesce(measured_population, 0) as double) / population as measured_share,
    case when is_known and isfinite(median_min) then nullif(median_min, 0) end as median_road_min,
    case when is_known and isfinite(p90_min) then nullif(p90_min, 0) end as p90_road_min,
    case when is_shared then cast(shared_count as double) / population end as in_reach_per_1000
from summed
