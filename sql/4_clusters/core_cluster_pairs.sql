-- Communes where needs are told, each with the other communes at reach that hold a resource.
-- grain: one row per commune with a told need and commune with a resource
-- keys: commune_code, resource_commune_code
-- units: crow_km, kilometres between the centres of the two communes
-- why: a place does not stop at its border, nor at that of its EPCI; a distance is only taken
--      inside one projection. Communes are marked before they are paired (materialized), and far
--      ones set aside by their abscissa, or the engine would try every pair of the country.

with

told as (

    select distinct commune_code from core_place_needs
    where respondent_count > 0

),

holding as (

    select distinct commune_code from core_resources

),

marked as materialized (

    select
        communes.commune_code,
        communes.commune_name,
        communes.crs,
        communes.x_m,
        communes.y_m,
        told.commune_code is not null as has_need,
        holding.commune_code is not null as has_resource,
        thresholds.value as reach_km
    from core_communes as communes
    inner join land_thresholds as thresholds on thresholds.threshold_id = 'cluster_reach_km'
    left join told on communes.commune_code = told.commune_code
    left join holding on communes.commune_code = holding.commune_code

),

measured as (

    select
        ours.commune_code,
        theirs.commune_code as resource_commune_code,
        theirs.commune_name as resource_commune_name,
        ours.reach_km,
        sqrt(pow(ours.x_m - theirs.x_m, 2) + pow(ours.y_m - theirs.y_m, 2)) / 1000 as crow_km
    from marked as ours
    inner join marked as theirs
        on
            ours.crs = theirs.crs
            and ours.commune_code <> theirs.commune_code
            and abs(ours.x_m - theirs.x_m) <= ours.reach_km * 1000
    where ours.has_need and theirs.has_resource

)

select
    commune_code,
    resource_commune_code,
    resource_commune_name,
    crow_km
from measured
where crow_km <= reach_km
