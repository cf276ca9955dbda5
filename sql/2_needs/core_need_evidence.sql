-- What may be told of each need: voices enough to publish, official figures, kinds of source.
-- grain: one row per EPCI and theme that was voiced or signalled
-- keys: epci_code, theme_id
-- why: counts too small to publish are withheld here once, before anything is scored with them,
--      and the totals that would give them back; without a survey, only signals.

with

signals as (

    select
        epci_code,
        theme_id,
        bool_or(is_signal) as has_official_signal
    from core_official_signals
    group by epci_code, theme_id

),

keys as (

    select
        epci_code,
        theme_id
    from core_need_counts
    where respondent_count > 0
    union
    select
        epci_code,
        theme_id
    from signals
    where has_official_signal

),

joined as (

    select
        keys.epci_code,
        keys.theme_id,
        case when totals.epci_code is null then counts.total_count end as total_count,
        coalesce(hidden.is_suppressed, false) as is_suppressed,
        case when not coalesce(hidden.is_suppressed, false) then counts.respondent_count end
            as respondent_count,
        coalesce(signals.has_official_signal, false) as has_official_signal,
        case when hidden.is_suppressed then 0 else coalesce(counts.voice_kind_count, 0) end
        + cast(coalesce(signals.has_official_signal, false) as integer) as source_kind_count,
        counts.voice_kinds_fr
    from keys
    left join core_need_counts as counts
        on keys.epci_code = counts.epci_code and keys.theme_id = counts.theme_id
    left join calc_suppression as hidden
        on keys.epci_code = hidden.epci_code and keys.theme_id = hidden.theme_id
    left join calc_survey_suppression as totals on keys.epci_code = totals.epci_code
    left join signals on keys.epci_code = signals.epci_code and keys.theme_id = signals.theme_id

)

select * from joined
