-- What may be told of each theme in each commune: smoothed share, interval, hot spot.
-- grain: one row per commune and theme voiced there that may be told
-- keys: epci_code, commune_code, theme_id
-- units: shares from 0 to 1, rounded to the hundredth
-- why: a cell is told when its own count, its commune's and its theme's all may be; shares are
--      rounded, since a share to the last digit would give back the counts that made it, and left
--      out where they borrow from one or two untold communes only.

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

),

untold as (

    select
        counts.epci_code,
        counts.theme_id,
        count(*) - count(told.commune_code) as untold_count
    from core_place_theme_counts as counts
    left join told
        on counts.theme_id = told.theme_id and counts.commune_code = told.commune_code
    group by counts.epci_code, counts.theme_id

),

measured as (

    select
        told.*,
        round(rates.smoothed_share, 2) as smoothed_share,
        round(rates.share_low, 2) as share_low,
        round(rates.share_high, 2) as share_high,
        round(rates.top10_probability, 2) as top10_probability,
        spots.is_hot_spot
    from told
    inner join untold on told.epci_code = untold.epci_code and told.theme_id = untold.theme_id
    left join calc_place_rates as rates
        on
            told.epci_code = rates.epci_code
            and told.theme_id = rates.theme_id
            and told.commune_code = rates.commune_code
            and untold.untold_count not in (1, 2)
    left join calc_hot_spots as spots
        on
            told.epci_code = spots.epci_code
            and told.theme_id = spots.theme_id
            and told.commune_code = spots.commune_code

)

select * from measured
