-- What calls an activity in an EPCI: a qualified need, an official signal, a gap or a resource.
-- grain: one row per EPCI, activity and kind of call
-- keys: epci_code, activity_id, call_kind

with

thresholds as (

    select
        max(value) filter (where threshold_id = 'need_theme_weight') as theme_weight,
        max(value) filter (where threshold_id = 'gap_min_expected') as min_expected,
        max(value) filter (where threshold_id = 'gap_max_ratio') as max_ratio
    from land_thresholds

),

needs as (

    select
        needs.epci_code,
        themes.activity_id,
        case when needs.is_qualified then 'besoin' else 'signal' end as call_kind
    from core_needs as needs
    inner join land_activity_themes as themes on needs.theme_id = themes.theme_id
    cross join thresholds
    where
        (needs.is_qualified and themes.weight >= thresholds.theme_weight)
        or (
            not needs.is_qualified
            and themes.weight >= 1
            and (needs.has_official_signal or needs.respondent_count > 0)
        )

),

gaps as (

    select
        gaps.epci_code,
        equipment.activity_id,
        'manque' as call_kind
    from core_gaps as gaps
    inner join land_activity_equipment as equipment on gaps.type_code = equipment.type_code
    cross join thresholds
    group by gaps.epci_code, equipment.activity_id, thresholds.min_expected, thresholds.max_ratio
    having
        sum(gaps.expected_count) >= thresholds.min_expected
        and sum(gaps.observed_count) < thresholds.max_ratio * sum(gaps.expected_count)

),

resources as (

    select
        resources.epci_code,
        asked.activity_id,
        'ressource' as call_kind
    from core_resources as resources
    inner join land_activity_resources as asked
        on resources.resource_kind_id = asked.resource_kind_id
    where asked.is_critical and resources.source_fr = 'registre local'

),

together as (

    select * from needs
    union
    select * from gaps
    union
    select * from resources

)

select * from together
