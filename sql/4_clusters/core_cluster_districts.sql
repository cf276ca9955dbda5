-- The priority neighbourhoods (QPV) each commune of today holds, in whole or in part.
-- grain: one row per neighbourhood and commune
-- keys: district_code, commune_code
-- units: geometry in metres; shared_share from 0 to 1, unknown where the file names the commune
-- why: the file names one commune only, so a neighbourhood across a border is laid on the
--      outlines; a smaller part than the threshold is the rounding of both. The projection is
--      compared after the join, because an equality beside st_intersects makes the engine try
--      every pair.

with

districts as (

    select
        territory_code as district_code,
        commune_code,
        crs,
        geometry
    from land_contours
    where territory_kind = 'qpv'

),

by_code as (

    select distinct
        districts.district_code,
        passages.commune_code,
        cast(null as double) as shared_share
    from districts
    inner join calc_commune_passages as passages
        on districts.commune_code = passages.historic_code

),

overlaid as (

    select
        districts.district_code,
        contours.commune_code,
        districts.crs = contours.crs as is_same_crs,
        st_area(st_intersection(districts.geometry, contours.geometry))
        / st_area(districts.geometry) as shared_share
    from districts
    inner join core_contours as contours
        on st_intersects(districts.geometry, contours.geometry)
    where districts.commune_code is null

),

by_outline as (

    select
        overlaid.district_code,
        overlaid.commune_code,
        overlaid.shared_share
    from overlaid
    inner join land_thresholds as thresholds
        on
            thresholds.threshold_id = 'qpv_share_min'
            and overlaid.shared_share >= thresholds.value
    where overlaid.is_same_crs

),

together as (

    select * from by_code
    union all by name
    select * from by_outline

)

select * from together
