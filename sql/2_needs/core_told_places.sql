-- The themes of communes whose counts may be told: their own, their commune's and their theme's.
-- grain: one row per commune and theme voiced there that may be told
-- keys: epci_code, commune_code, theme_id

with

told as (

    select
        counts.epci_code,
        counts.commune_code,
        counts.theme_id,
        counts.respondent_count
    from core_place_theme_counts as counts
    left join calc_place_theme_suppression as hidden
        on counts.need_id = hidden.need_id and counts.commune_code = hidden.commune_code
    left join calc_place_suppression as hidden_place
        on counts.commune_code = hidden_place.commune_code
    left join calc_suppression as hidden_theme
        on counts.epci_code = hidden_theme.epci_code and counts.theme_id = hidden_theme.theme_id
    where
        counts.respondent_count > 0
        and hidden.need_id is null
        and hidden_place.commune_code is null
        and hidden_theme.theme_id is null

)

select * from told
