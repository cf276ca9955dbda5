-- What may be told of each theme in each commune: smoothed share, interval, hot spot.
-- grain: one row per commune and theme voiced there that may be told
-- keys: epci_code, commune_code, theme_id
-- units: shares from 0 to 1, rounded to the hundredth; the interval outwards
-- why: a share to the last digit would give back the counts that made it, and where answers were
--      weighed by age one to the hundredth would count the few of an age: it is rounded to a
--      twentieth. Left out where it borrows from one or two untold communes only.

with

untold as (

    select
        counts.epci_code,
        counts.theme_id,
        count(*) - count(told.commune_code) as untold_count
    from core_place_theme_counts as counts
    left join core_told_places as told
        on counts.theme_id = told.theme_id and counts.commune_code = told.commune_code
    group by counts.epci_code, counts.theme_id

),

steps as (

    select
        epci_code,
        case when is_raked then 20.0 else 100.0 end as per_one
    from core_weighed_surveys

),

measured as (

    select
        told.epci_code,
        told.commune_code,
        told.theme_id,
        told.respondent_count,
        round(rates.smoothed_share * coalesce(steps.per_one, 100)) / coalesce(steps.per_one, 100)
            as smoothed_share,
        floor(rates.share_low * coalesce(steps.per_one, 100)) / coalesce(steps.per_one, 100)
            as share_low,
        ceil(rates.share_high * coalesce(steps.per_one, 100)) / coalesce(steps.per_one, 100)
            as share_high,
        round(rates.top10_probability, 2) as top10_probability,
        spots.is_hot_spot
    from core_told_places as told
    inner join untold on told.epci_code = untold.epci_code and told.theme_id = untold.theme_id
    left join steps on told.epci_code = steps.epci_code
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
