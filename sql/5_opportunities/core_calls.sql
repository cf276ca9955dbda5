-- What calls an activity in an EPCI: a need or its signal, a gap, a resource or a hybrid place.
-- grain: one row per EPCI, activity and kind of call
-- keys: epci_code, activity_id, call_kind
-- why: each is enough by itself; a resource in hand calls without any need, and says so.

with

thresholds as (

    select
        max(value) filter (where threshold_id = 'gap_min_expected') as min_expected,
        max(value) filter (where threshold_id = 'gap_max_ratio') as max_ratio
    from land_thresholds

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
        and ratio.present_count < thresholds.max_ratio * ratio.expected_count

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

    select
        epci_code,
        activity_id,
        call_kind
    from core_need_calls
    union
    select * from gaps
    union
    select * from resources
    union
    select
        epci_code,
        activity_id,
        'ressource' as call_kind
    from core_confirmed_byproducts
    union
    select
        epci_code,
        activity_id,
        'lieu_hybride' as call_kind
    from core_hybrid_calls

)

select * from together
