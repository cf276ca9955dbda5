-- Shares of an EPCI's people by how long the road is to the nearest equipment of each type.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: shares of people, 0 to 1, each band holding the nearer ones
-- why: people served in their commune are in every band; a distance unknown is in none, and its
--      share is told; those whom no road leads there are beyond every band, and not unknown.

with

people as (

    select
        communes.epci_code,
        access.type_code,
        communes.population,
        access.is_present_in_commune,
        access.is_out_of_reach,
        access.road_min
    from calc_access as access
    inner join core_communes as communes on access.commune_code = communes.commune_code
    where communes.epci_code is not null and communes.population > 0

),

summed as (

    select
        epci_code,
        type_code,
        cast(sum(population) as double) as population,
        sum(population) filter (where is_present_in_commune or road_min <= 10) as within_10,
        sum(population) filter (where is_present_in_commune or road_min <= 20) as within_20,
        sum(population) filter (where is_present_in_commune or road_min <= 30) as within_30,
        sum(population) filter (
            where
            road_min is null
            and not coalesce(is_present_in_commune, false)
            and not coalesce(is_out_of_reach, false)
        ) as of_unknown
    from people
    group by epci_code, type_code

)

select
    epci_code,
    type_code,
    coalesce(within_10, 0) / population as within_10_min_share,
    coalesce(within_20, 0) / population as within_20_min_share,
    coalesce(within_30, 0) / population as within_30_min_share,
    coalesce(of_unknown, 0) / population as unknown_distance_share
from summed
