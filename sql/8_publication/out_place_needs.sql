-- Needs by commune, as far as few answers can tell: smoothed share, interval, hot spot.
-- grain: one row per commune and theme that may be told
-- keys: epci_code, commune_code, theme_id
-- units: shares from 0 to 1

with

told as (

    select
        needs.epci_code,
        needs.commune_code,
        communes.commune_name,
        needs.theme_id,
        themes.theme_label_fr,
        needs.respondent_count as statement_count,
        needs.smoothed_share,
        needs.share_low,
        needs.share_high,
        needs.top10_probability,
        needs.is_hot_spot,
        case
            when needs.is_hot_spot is null then 'trop peu de communes pour le dire'
            when needs.is_hot_spot then 'besoin plus concentré ici et autour qu’ailleurs'
            else 'pas de concentration établie'
        end as hot_spot_fr
    from core_place_needs as needs
    inner join core_communes as communes on needs.commune_code = communes.commune_code
    inner join land_themes as themes on needs.theme_id = themes.theme_id

)

select * from told
