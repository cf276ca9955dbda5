-- Activities that a need of the EPCI calls: a qualified one, or only a signal of it.
-- grain: one row per EPCI and activity called by a need
-- keys: epci_code, activity_id
-- why: a qualified need says more than a signal, which is then not told beside it; a need that
--      is only a secondary theme of the activity calls it, without lifting it to the first class.

with

thresholds as (

    select value as theme_weight
    from land_thresholds
    where threshold_id = 'need_theme_weight'

),

voices as (

    select
        needs.epci_code,
        themes.activity_id,
        case
            when bool_or(needs.is_qualified and themes.weight >= 1) then 'besoin'
            when bool_or(needs.is_qualified and themes.weight >= thresholds.theme_weight)
                then 'besoin_lie'
            when bool_or(
                themes.weight >= 1 and (needs.has_official_signal or needs.respondent_count > 0)
            ) then 'signal'
        end as call_kind
    from core_needs as needs
    inner join land_activity_themes as themes on needs.theme_id = themes.theme_id
    cross join thresholds
    group by needs.epci_code, themes.activity_id
    having call_kind is not null

)

select * from voices
