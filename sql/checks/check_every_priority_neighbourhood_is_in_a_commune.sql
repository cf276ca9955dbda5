-- Chaque quartier prioritaire d’un pays dont on a les contours est dans au moins une commune.
-- grain: one row per neighbourhood at fault
-- keys: district_code
-- severity: avertissement
-- why: spatial joins have lost rows in some versions of the engine; a neighbourhood of a
--      territory whose communes have no outline here is not at fault.

with

drawn as (

    select distinct crs
    from core_contours

),

faulty as (

    select
        districts.territory_code as district_code,
        districts.territory_name as district_name
    from land_contours as districts
    inner join drawn on districts.crs = drawn.crs
    left join core_cluster_districts as placed
        on districts.territory_code = placed.district_code
    where districts.territory_kind = 'qpv' and placed.district_code is null

)

select * from faulty
