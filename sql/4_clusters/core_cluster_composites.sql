-- Activities made of several others that would answer several themes told in one commune.
-- grain: one row per commune and composite activity
-- keys: commune_code, activity_id
-- why: a composite answers its own themes and those of its parts; a theme reached both ways, or
--      through two parts, counts once.

with

answers as (

    select
        themes.activity_id,
        themes.theme_id
    from land_activity_themes as themes
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'need_theme_weight' and themes.weight >= thresholds.value

),

composed as (

    select
        parts.activity_id,
        answers.theme_id
    from land_activity_parts as parts
    inner join answers on answers.activity_id in (parts.activity_id, parts.part_activity_id)
    group by parts.activity_id, answers.theme_id

),

gathered as (

    select
        needs.commune_code,
        composed.activity_id,
        count(*) as theme_count
    from core_place_needs as needs
    inner join composed on needs.theme_id = composed.theme_id
    where needs.respondent_count > 0
    group by needs.commune_code, composed.activity_id
    having count(*) > 1

)

select * from gathered
