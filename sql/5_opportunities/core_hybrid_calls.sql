-- Activities made of several others that a place mixing several needs calls, rather than rivals.
-- grain: one row per commune that is a hybrid place and composite activity
-- keys: commune_code, activity_id
-- why: one of the themes told there is enough, by the activity itself or by one of its parts: what
--      is made of parts may take another, as a third place for jobs took mobility in. Only what
--      may be told of a place makes it hybrid.

with

told as (

    select
        epci_code,
        commune_code,
        unnest(string_split(theme_ids, ', ')) as theme_id
    from core_cluster_hybrids
    where is_hybrid

),

answers as (

    select
        themes.activity_id,
        themes.theme_id
    from land_activity_themes as themes
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'need_theme_weight' and themes.weight >= thresholds.value

),

called as (

    select distinct
        told.epci_code,
        told.commune_code,
        parts.activity_id
    from land_activity_parts as parts
    inner join answers on answers.activity_id in (parts.activity_id, parts.part_activity_id)
    inner join told on answers.theme_id = told.theme_id

)

select * from called
