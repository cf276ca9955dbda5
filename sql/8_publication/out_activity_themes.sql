-- The needs each activity of the catalogue answers, its main theme first.
-- grain: one row per activity and theme
-- keys: activity_id, theme_id
-- units: theme_weight, from 0 to 1

with

answered as (

    select
        answers.activity_id,
        answers.theme_id,
        themes.theme_label_fr,
        answers.weight as theme_weight
    from land_activity_themes as answers
    inner join land_themes as themes on answers.theme_id = themes.theme_id

)

select * from answered
