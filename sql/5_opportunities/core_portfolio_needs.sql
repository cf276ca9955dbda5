-- Needs that people told in each EPCI, which a set of activities may cover.
-- grain: one row per EPCI and theme told by people
-- keys: epci_code, theme_id
-- units: need_share of the people who answered, 0 to 1, rounded to the hundredth as published
-- why: a need withheld is not among them, so that no set gives it back; a need told whose share
--      is not published keeps an unknown share.

with

told as (

    select
        needs.epci_code,
        needs.theme_id,
        themes.theme_label_fr,
        needs.is_qualified,
        round(needs.weighted_share, 2) as need_share
    from core_needs as needs
    inner join land_themes as themes on needs.theme_id = themes.theme_id
    where not needs.is_suppressed and needs.respondent_count > 0

)

select * from told
