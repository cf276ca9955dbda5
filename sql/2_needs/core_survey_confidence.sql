-- How far the people who answered stand for those who live there, as far as it may be told.
-- grain: one row per surveyed EPCI
-- keys: epci_code
-- units: representativeness from 0 to 1, unknown without census margins; effective_count in people
-- why: method §3: under 0.7 or under 30 effective answers the need is fragile, and says so.

with

bounds as (

    select
        max(value) filter (where threshold_id = 'representativeness_min') as likeness_min,
        max(value) filter (where threshold_id = 'effective_answers_min') as answers_min
    from land_thresholds

),

measured as (

    select
        likeness.epci_code,
        case when hidden.epci_code is null then round(likeness.representativeness, 2) end
            as representativeness,
        case when hidden.epci_code is null then cast(round(likeness.n_eff) as bigint) end
            as effective_count,
        hidden.epci_code is not null as is_withheld,
        likeness.n_eff < bounds.answers_min as is_small,
        coalesce(
            hidden.epci_code is null and likeness.representativeness < bounds.likeness_min, false
        ) as is_unlike
    from calc_representativeness as likeness
    left join calc_survey_suppression as hidden on likeness.epci_code = hidden.epci_code
    cross join bounds

),

judged as (

    select
        *,
        case when is_small or not is_withheld then is_small or is_unlike end as is_fragile,
        case
            when is_small and is_unlike then 'fragile : peu de réponses, et peu représentatives'
            when is_small then 'fragile : peu de réponses'
            when is_unlike then 'fragile : réponses peu représentatives'
            when is_withheld then 'confiance non publiée : elle ferait retrouver un petit nombre'
            when representativeness is null
                then 'représentativité non mesurable sans marges de recensement'
            else 'réponses assez nombreuses et représentatives'
        end as confidence_fr
    from measured

)

select * from judged
