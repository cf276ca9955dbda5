-- Share of the people who answered that voiced the activity's themes, weighed by independent sources.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- label_fr: Besoin exprimé
-- unit: part des répondants, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.30
-- weight: 3
-- core: true
-- veto: 10
-- sentence_fr: {respondent_pct} des personnes interrogées ont parlé de {themes_fr} ({kinds_fr}).
-- source_fr: enquêtes de l’espace de travail et chiffres officiels du thème
-- why: a theme voiced by one kind of source counts for half, by two or more for its whole share;
--      themes whose counts are withheld are left out, so this value tells no more than what is
--      published. Without a survey the value is missing, not zero.

with

voiced as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        themes.weight,
        needs.respondent_share,
        least(needs.source_kind_count, 2) / 2.0 as evidence,
        needs.source_kind_count,
        labels.theme_label_fr
    from core_opportunities as opportunities
    inner join land_activity_themes as themes
        on opportunities.activity_id = themes.activity_id
    inner join core_needs as needs
        on
            opportunities.epci_code = needs.epci_code
            and themes.theme_id = needs.theme_id
    inner join land_themes as labels on themes.theme_id = labels.theme_id
    where needs.respondent_share is not null

),

summed as (

    select
        epci_code,
        activity_id,
        max(weight * respondent_share * evidence) as value,
        arg_max(respondent_share, (weight * respondent_share * evidence, theme_label_fr))
            as respondent_pct,
        arg_max(theme_label_fr, (weight * respondent_share * evidence, theme_label_fr))
            as themes_fr,
        arg_max(
            case
                when source_kind_count >= 2 then 'plusieurs sortes de sources'
                else 'une seule sorte de source'
            end,
            (weight * respondent_share * evidence, theme_label_fr)
        ) as kinds_fr
    from voiced
    group by epci_code, activity_id

)

select * from summed
