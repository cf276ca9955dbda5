-- Needs of each EPCI by theme: what people said, what official figures signal, how sure we are.
-- grain: one row per EPCI and theme
-- keys: epci_code, theme_id
-- units: shares from 0 to 1, those of an interval rounded to the hundredth

with

told as (

    select
        needs.epci_code,
        needs.theme_id,
        themes.theme_label_fr,
        needs.respondent_count as statement_count,
        needs.respondent_share as statement_share,
        round(needs.weighted_share, 2) as weighted_share,
        round(needs.share_low, 2) as share_low,
        round(needs.share_high, 2) as share_high,
        round(needs.first_three_probability, 2) as first_three_probability,
        needs.is_suppressed,
        needs.has_official_signal,
        figures.official_sentence_fr,
        needs.source_kind_count,
        case
            when needs.respondent_count > 0 and needs.has_official_signal
                then needs.voice_kinds_fr || ' et chiffre officiel'
            -- The last of a list takes « et »; with the official figure, that one is the last.
            when needs.respondent_count > 0
                then regexp_replace(needs.voice_kinds_fr, ', ([^,]*)$', ' et \1')
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
    inner join core_need_figures as figures
        on needs.epci_code = figures.epci_code and needs.theme_id = figures.theme_id

)

select * from told
