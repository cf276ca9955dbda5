-- How far people are from each type of equipment that activities of the catalogue could replace.
-- grain: one row per EPCI and type
-- keys: epci_code, type_code
-- units: shares of people, 0 to 1; minutes by road; equipments per thousand people who share them

with

named as (

    select
        access.epci_code,
        access.type_code,
        coalesce(labels.type_label_fr, access.type_code) as type_label_fr,
        access.present_share,
        access.median_road_min,
        access.p90_road_min,
        access.out_of_reach_share,
        bands.within_10_min_share,
        bands.within_20_min_share,
        bands.within_30_min_share,
        bands.unknown_distance_share,
        access.in_reach_per_1000,
        access.is_hypothesis as is_road_hypothesis,
        case
            when access.is_hypothesis and access.measured_share > 0
                then
                    'hypothèse de route, trajets mesurés pour '
                    || cast(floor(100 * access.measured_share) as integer) || ' % des habitants'
            when access.is_hypothesis then 'hypothèse de route'
            when access.measured_share > 0 then 'trajets mesurés'
        end as access_basis_fr,
        access.year as equipment_year
    from core_epci_access as access
    inner join core_epci_access_bands as bands
        on access.epci_code = bands.epci_code and access.type_code = bands.type_code
    left join core_equipment_labels as labels on access.type_code = labels.type_code

),

told as (

    select
        *,
        type_label_fr || ' (' || equipment_year || ') : '
        || case
            when present_share = 0 then 'dans aucune commune'
            when present_share = 1 then 'dans la commune de tous les habitants'
            when present_share < 0.01 then 'dans la commune de moins de 1 % des habitants'
            when present_share > 0.99 then 'dans la commune de plus de 99 % des habitants'
            else
                'dans la commune de ' || cast(round(100 * present_share) as integer)
                || ' % des habitants'
        end
        || case
            when p90_road_min is not null
                then
                    ' ; neuf habitants sur dix sont à ' || cast(ceil(p90_road_min) as integer)
                    || ' min au plus du plus proche (' || access_basis_fr || ')'
            when out_of_reach_share = 1 then ' ; aucun n’est accessible par la route'
            when out_of_reach_share > 0.1
                then
                    ' ; aucun n’est accessible par la route pour '
                    || cast(round(100 * out_of_reach_share) as integer) || ' % des habitants'
            else ''
        end as sentence_fr
    from named

)

select * from told
