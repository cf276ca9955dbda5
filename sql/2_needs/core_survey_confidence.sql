-- How far the people who answered stand for those who live there, as far as it may be told.
-- grain: one row per surveyed EPCI
-- keys: epci_code
-- why: method §3: under 0.7 or under 30 effective answers the need is fragile, and says so, but
--      only where the class of which it is the bound may be told. What is not told is NULL: that
--      answers are enough, or like the population, is then neither said nor denied.

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
        case when hidden.epci_code is null then classes.representativeness_fr end
            as representativeness_fr,
        case when hidden.epci_code is null then classes.effective_answers_fr end
            as effective_answers_fr,
        hidden.epci_code is not null as is_withheld,
        case
            when classes.effective_answers_fr is not null
                then likeness.n_eff < bounds.answers_min
        end as is_small,
        case
            when hidden.epci_code is not null or likeness.representativeness is null then false
            when classes.representativeness_fr is not null
                then likeness.representativeness < bounds.likeness_min
        end as is_unlike
    from calc_representativeness as likeness
    left join core_survey_classes as classes on likeness.epci_code = classes.epci_code
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
            when is_withheld or is_small is null or is_unlike is null
                then 'confiance non publiée : elle ferait retrouver un petit nombre'
            when representativeness_fr is null
                then
                    'on ne sait pas si les réponses ressemblent à la population : '
                    || 'il manque les chiffres du recensement, par âge et catégorie'
            else 'réponses assez nombreuses et représentatives'
        end as confidence_fr
    from measured

)

select * from judged
