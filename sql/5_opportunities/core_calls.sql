-- What calls an activity in an EPCI: a qualified need, an official signal, a gap or a resource.
-- grain: one row per EPCI, activity and kind of call
-- keys: epci_code, activity_id, call_kind
-- why: a qualified need says more than a signal, which is then not told beside it; a need that
--      is only a secondary theme of the activity calls it, without lifting it to the first class.

with

thresholds as (

    select
        max(value) filter (where threshold_id = 'need_theme_weight') as theme_weight,
        max(value) filter (where threshold_id = 'gap_min_expected') as min_expected,
        max(value) filter (where threshold_id = 'gap_max_ratio') as max_ratio
    from land_thresholds

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

),

gaps as (

    select
        ratio.epci_code,
        ratio.activity_id,
        'manque' as call_kind
    from core_supply_ratio as ratio
    cross join thresholds
    where
        ratio.expected_count >= thresholds.min_expected
        and ratio.observed_count < thresholds.max_ratio * ratio.expected_count

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

    select * from voices
    union
    select * from gaps
    union
    select * from resources

)

select * from together
