-- The living areas and employment zones of each EPCI, with what they weigh in each other.
-- grain: one row per EPCI, kind of zone and zone
-- keys: epci_code, zone_kind, zone_code
-- units: shares from 0 to 1

with

named as (

    select
        scales.epci_code,
        scales.zone_kind,
        scales.zone_code,
        names.zone_name,
        scales.commune_count as zone_commune_count,
        scales.zone_population,
        scales.epci_people_share,
        scales.zone_people_share,
        told.sentence_fr
    from core_epci_scales as scales
    left join core_scale_names as names
        on scales.zone_kind = names.zone_kind and scales.zone_code = names.zone_code
    left join calc_scale_sentences as told
        on
            scales.epci_code = told.epci_code
            and scales.zone_kind = told.zone_kind
            and scales.zone_code = told.zone_code

)

select * from named
