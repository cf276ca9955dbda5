-- The needs of each EPCI by theme: what people said, what official figures signal, how sure.
-- grain: one row per EPCI and theme that was voiced or signalled
-- keys: epci_code, theme_id
-- units: shares between 0 and 1, the interval holds nine times in ten
-- why: a share beside a count would give back a total withheld, so it goes with it; the chance of
--      being among the first depends on every theme, and is told only when none is withheld. The
--      share of answers weighed by age, when one or two only did not voice the theme, would count
--      the few of an age: it is told when those are as many as a count that is published.

with

thresholds as (

    select
        max(value) filter (where threshold_id = 'qualified_source_kinds') as kinds_needed,
        max(value) filter (where threshold_id = 'persons_published_min') as persons_min
    from land_thresholds

),

judged as (

    select
        evidence.epci_code,
        evidence.theme_id,
        evidence.total_count,
        evidence.is_suppressed,
        evidence.respondent_count,
        evidence.has_official_signal,
        evidence.source_kind_count,
        evidence.voice_kinds_fr,
        evidence.respondent_count / evidence.total_count as respondent_share,
        rates.weighted_share,
        rates.share_low,
        rates.share_high,
        case
            when not bool_or(evidence.is_suppressed) over (partition by evidence.epci_code)
                then rates.first_three_probability
        end as first_three_probability,
        evidence.source_kind_count >= thresholds.kinds_needed
        and coalesce(evidence.respondent_count, 0) > 0 as is_qualified
    from core_need_evidence as evidence
    cross join thresholds
    left join core_weighed_surveys as weighed on evidence.epci_code = weighed.epci_code
    left join calc_need_rates as rates
        on
            evidence.epci_code = rates.epci_code
            and evidence.theme_id = rates.theme_id
            and evidence.respondent_count is not null
            and evidence.total_count is not null
            and (
                not coalesce(weighed.is_raked, false)
                or evidence.total_count = evidence.respondent_count
                or evidence.total_count - evidence.respondent_count >= thresholds.persons_min
            )

)

select * from judged
