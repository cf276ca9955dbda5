-- Communes of each EPCI with their outline in longitude and latitude, for maps and QGIS.
-- grain: one row per commune of an EPCI that has an outline
-- keys: commune_code
-- units: geometry in EPSG:4326, longitude first; crs names the legal projection to draw it in
-- why: a blank count is nobody, or a number withheld; where the whole survey is withheld, no
--      commune of it tells which.

with

basins as (

    select
        commune_code,
        max(zone_id) filter (where zone_kind = 'bassin') as need_basin_id,
        max(zone_id) filter (where zone_kind = 'zone_contigue') as need_zone_id
    from calc_zones
    where epci_code not in (select hidden.epci_code from calc_survey_suppression as hidden)
    group by commune_code

),

drawn as (

    select
        communes.commune_code,
        communes.commune_name,
        communes.epci_code,
        communes.population,
        contours.crs,
        contours.is_approximate,
        clusters.respondent_count as statement_count,
        case
            when hidden.epci_code is not null then 'retenu'
            when asked.epci_code is null then 'sans_enquete'
            when clusters.respondent_count is not null then 'publie'
            when places.commune_code is not null then 'retenu'
            else 'aucun'
        end as statement_state,
        basins.need_basin_id,
        basins.need_zone_id,
        st_transform(contours.geometry, contours.crs, 'EPSG:4326', always_xy := true)
            as geometry
    from core_communes as communes
    inner join core_contours as contours on communes.commune_code = contours.commune_code
    left join core_clusters as clusters on communes.commune_code = clusters.commune_code
    left join core_surveyed_epcis as asked on communes.epci_code = asked.epci_code
    left join core_place_counts as places on communes.commune_code = places.commune_code
    left join calc_survey_suppression as hidden on communes.epci_code = hidden.epci_code
    left join basins on communes.commune_code = basins.commune_code
    where communes.epci_code is not null

)

select * from drawn
