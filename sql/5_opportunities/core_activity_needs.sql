-- What is known of each theme that an activity answers, where people were asked.
-- grain: one row per opportunity and theme of its activity, in a surveyed EPCI
-- keys: epci_code, activity_id, theme_id
-- units: shares from 0 to 1; share_low and share_high hold the true share nine times in ten
-- why: where people were asked, a theme nobody voiced is a true zero; a share withheld is missing.
--      Where those who answered are unlike the population, or may not be said to be like it, the
--      part of it that they leave out may hold any share. How large it is would count the few of an
--      age, and is not told: the interval then says nothing.

with

unlike as (

    select
        epci_code,
        0 as likeness
    from core_survey_confidence
    where coalesce(is_unlike, true)

),

asked as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        themes.theme_id,
        themes.weight,
        labels.theme_label_fr,
        case
            when hidden.theme_id is null and counts.respondent_count = 0 then 0.0
            else needs.weighted_share
        end as share,
        needs.share_low * coalesce(unlike.likeness, 1) as share_low,
        1 - (1 - needs.share_high) * coalesce(unlike.likeness, 1) as share_high,
        coalesce(needs.source_kind_count, 0) as kind_count
    from core_opportunities as opportunities
    inner join land_activity_themes as themes
        on opportunities.activity_id = themes.activity_id
    inner join core_need_counts as counts
        on opportunities.epci_code = counts.epci_code and themes.theme_id = counts.theme_id
    inner join land_themes as labels on themes.theme_id = labels.theme_id
    left join core_needs as needs
        on counts.epci_code = needs.epci_code and counts.theme_id = needs.theme_id
    left join calc_suppression as hidden
        on counts.epci_code = hidden.epci_code and counts.theme_id = hidden.theme_id
    left join unlike on counts.epci_code = unlike.epci_code

)

select * from asked
