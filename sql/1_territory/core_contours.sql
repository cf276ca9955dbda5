-- Outline of each commune of today, put together from the outlines of its former communes.
-- grain: one row per current commune that has an outline
-- keys: commune_code
-- units: geometry in the legal projection named by crs, in metres

with

parts as (

    select
        passages.commune_code,
        contours.crs,
        contours.is_approximate,
        contours.year,
        contours.territory_code,
        contours.geometry
    from land_contours as contours
    inner join calc_commune_passages as passages
        on contours.territory_code = passages.historic_code
    inner join core_communes as communes on passages.commune_code = communes.commune_code
    where contours.territory_kind = 'commune'

),

whole as (

    select
        commune_code,
        min(crs) as crs,
        bool_or(is_approximate) as is_approximate,
        max(year) as contour_year,
        count(*) as part_count,
        case
            when count(*) = 1 then any_value(geometry)
            else st_union_agg(geometry order by territory_code)
        end as geometry
    from parts
    group by commune_code

)

select * from whole
