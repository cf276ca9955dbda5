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
-- says_why: true
-- sentence_fr: {respondent_pct|aucune des personnes interrogées n’a parlé|des personnes interrogées ont parlé|des personnes interrogées ont parlé} du thème « {themes_fr} », {role_fr} de cette activité ({kinds_fr}).
-- source_fr: enquêtes de l’espace de travail et chiffres officiels du thème
-- why: a theme voiced by one kind of source counts for half. Where people were asked, a theme
--      nobody voiced is a true zero; a zero withheld, or beside a withheld theme, is missing.

with

asked as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        themes.weight,
        case
            when hidden.theme_id is null and counts.respondent_count = 0 then 0.0
            else needs.respondent_share
        end as share,
        coalesce(needs.source_kind_count, 0) as kind_count,
        case when themes.weight >= 1 then 'thème principal' else 'thème secondaire' end as role_fr,
        labels.theme_label_fr
    from core_opportunities as opportunities
    inner join land_activity_themes as themes
        on opportunities.activity_id = themes.activity_id
    inner join core_need_counts as counts
        on opportunities.epci_code = counts.epci_code and themes.theme_id = counts.theme_id
    inner join land_themes as labels on themes.theme_id = labels.theme_id
    left join core_needs as needs
        on counts.epci_code = needs.epci_code and counts.theme_id = needs.theme_id
    left join calc_suppression as hidden
        on counts.epci_code = hidden.epci_code and counts.theme_id = hidden.theme_id

),

weighed as (

    select
        *,
        weight * share * least(kind_count, 2) / 2.0 as value,
        case kind_count
            when 0 then 'aucune source'
            when 1 then 'une seule sorte de source, à confirmer'
            else 'plusieurs sortes de sources'
        end as kinds_fr
    from asked

),

summed as (

    select
        epci_code,
        activity_id,
        max(value) as value,
        count(*) - count(value) as withheld_count,
        arg_max(share, (value, theme_label_fr)) filter (where value is not null)
            as respondent_pct,
        arg_max(theme_label_fr, (value, theme_label_fr)) filter (where value is not null)
            as themes_fr,
        arg_max(role_fr, (value, theme_label_fr)) filter (where value is not null) as role_fr,
        arg_max(kinds_fr, (value, theme_label_fr)) filter (where value is not null) as kinds_fr
    from weighed
    group by epci_code, activity_id

)

select * exclude (withheld_count)
from summed
where value > 0 or withheld_count = 0
