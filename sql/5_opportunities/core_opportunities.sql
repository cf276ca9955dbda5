-- Candidate activities of each EPCI, with the trace of what called them.
-- grain: one row per EPCI and activity called by something
-- keys: epci_code, activity_id
-- why: opportunity_id is the key on which human decisions hang, from build to build.

with

called as (

    select
        epci_code,
        activity_id,
        string_agg(call_kind, ', ' order by call_kind) as call_kinds,
        bool_or(call_kind = 'besoin') as called_by_need
    from core_calls
    group by epci_code, activity_id

),

named as (

    select
        called.epci_code || '-' || called.activity_id as opportunity_id,
        called.epci_code,
        called.activity_id,
        activities.activity_label_fr,
        called.call_kinds,
        called.called_by_need
    from called
    inner join land_activities as activities on called.activity_id = activities.activity_id

)

select * from named
