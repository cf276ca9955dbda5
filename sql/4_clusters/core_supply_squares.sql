-- The communes in squares as wide as the widest reach of the catalogue, to find near ones quickly.
-- grain: one row per commune whose centre is known
-- keys: commune_code
-- units: reach_m, metres as the crow flies; square_x and square_y, numbers of squares
-- why: road_zone is what roads join: an island or a place that no road leads to, else all that
--      shares the projection. Corsica shares that of the mainland, farther away than any reach.

with

widest as (

    select max(activities.catchment_road_min * thresholds.value) * 1000 as reach_m
    from land_activities as activities
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'supply_crow_km_per_min'

)

select
    communes.commune_code,
    communes.epci_code,
    coalesce(apart.road_zone_fr, communes.crs) as road_zone,
    communes.x_m,
    communes.y_m,
    widest.reach_m,
    cast(floor(communes.x_m / widest.reach_m) as bigint) as square_x,
    cast(floor(communes.y_m / widest.reach_m) as bigint) as square_y
from core_communes as communes
cross join widest
left join land_communes_without_road as apart on communes.commune_code = apart.commune_code
where communes.x_m is not null and widest.reach_m > 0
