-- What official figures say of each need, or why they say nothing.
-- grain: one row per EPCI and theme that was voiced or signalled
-- keys: epci_code, theme_id

with

signals as (

    select
        epci_code,
        theme_id,
        string_agg(sentence_fr, chr(10) order by sentence_fr) as sentences_fr
    from calc_signal_sentences
    group by epci_code, theme_id

),

known as (

    select distinct
        epci_code,
        theme_id
    from core_official_signals
    where is_signal is not null

),

with_figures as (

    select distinct theme_id
    from land_theme_figures

),

told as (

    select
        needs.epci_code,
        needs.theme_id,
        case
            when signals.sentences_fr is not null then signals.sentences_fr
            when known.theme_id is not null then 'aucun chiffre officiel ne le signale'
            when with_figures.theme_id is not null
                then 'chiffre officiel inconnu pour ce territoire'
            else 'pas de chiffre officiel pour ce thème'
        end as official_sentence_fr
    from core_needs as needs
    left join signals
        on needs.epci_code = signals.epci_code and needs.theme_id = signals.theme_id
    left join known on needs.epci_code = known.epci_code and needs.theme_id = known.theme_id
    left join with_figures on needs.theme_id = with_figures.theme_id

)

select * from told
