-- Needs of each EPCI by theme: what people said, what official figures signal, how sure we are.
-- grain: one row per EPCI and theme
-- keys: epci_code, theme_id

with

signals as (

    select
        epci_code,
        theme_id,
        string_agg(sentence_fr, chr(10) order by sentence_fr) as official_sentence_fr
    from calc_signal_sentences
    group by epci_code, theme_id

),

figures as (

    select
        epci_code,
        theme_id,
        count(is_signal) as known_count
    from core_official_signals
    group by epci_code, theme_id

),

themes_with_figures as (

    select distinct theme_id
    from land_theme_figures

),

told as (

    select
        needs.epci_code,
        needs.theme_id,
        themes.theme_label_fr,
        needs.respondent_count as statement_count,
        needs.respondent_share as statement_share,
        needs.is_suppressed,
        needs.has_official_signal,
        case
            when signals.official_sentence_fr is not null then signals.official_sentence_fr
            when figures.known_count > 0 then 'aucun chiffre officiel ne le signale'
            when themes_with_figures.theme_id is not null
                then 'chiffre officiel inconnu pour ce territoire'
            else 'pas de chiffre officiel pour ce thème'
        end as official_sentence_fr,
        needs.source_kind_count,
        case
            when needs.respondent_count > 0 and needs.has_official_signal
                then needs.voice_kinds_fr || ' et chiffre officiel'
            when needs.respondent_count > 0 then needs.voice_kinds_fr
            when needs.has_official_signal then 'chiffre officiel'
            else 'non publié : petit nombre, ou retrouvable par soustraction'
        end as source_kinds_fr,
        needs.is_qualified,
        case
            when needs.is_qualified then 'besoin qualifié'
            when needs.is_suppressed and not needs.has_official_signal
                then 'non publié : petit nombre, ou retrouvable par soustraction'
            else 'signal, à confirmer par une autre source'
        end as need_status_fr
    from core_needs as needs
    inner join land_themes as themes on needs.theme_id = themes.theme_id
    left join signals
        on needs.epci_code = signals.epci_code and needs.theme_id = signals.theme_id
    left join themes_with_figures on needs.theme_id = themes_with_figures.theme_id
    left join figures
        on needs.epci_code = figures.epci_code and needs.theme_id = figures.theme_id

)

select * from told
