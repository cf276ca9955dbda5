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
-- veto: 33
-- says_why: true
-- sentence_fr: {respondent_pct|aucune des personnes ayant répondu n’a parlé|des personnes ayant répondu ont parlé|des personnes ayant répondu ont parlé} du thème « {themes_fr} », {role_fr} ({kinds_fr}).
-- source_fr: enquêtes de l’espace de travail et chiffres officiels du thème
-- method_fr: Part des personnes ayant répondu qui parlent d’un thème de l’activité, pondérée par le poids du thème dans l’activité ; elle compte pour moitié tant qu’une seule sorte de source en parle. Inconnu sans enquête, ou quand l’effectif est trop petit pour être publié.
-- why: under a third of the scale, less than one person in ten told the theme: it is not what a
--      territory asks for first, whatever the rest says. A theme voiced by one kind of source
--      counts for half; an opportunity with a theme withheld beside zeros has no value. Values
--      are rounded to the hundredth: their digits would give back the counts. The best of its
--      themes is told.

with

weighed as (

    select
        *,
        weight * least(kind_count, 2) / 2.0 as worth,
        case
            when weight >= 1 then 'thème principal de cette activité'
            else
                'thème secondaire de cette activité, compté pour '
                || cast(round(100 * weight) as integer) || ' %'
        end as role_fr,
        case kind_count
            when 0 then 'aucune source'
            when 1 then 'une seule sorte de source : compté pour moitié, à confirmer'
            else 'plusieurs sortes de sources'
        end as kinds_fr
    from core_activity_needs

),

valued as (

    select
        *,
        worth * share as value,
        worth * coalesce(share_low, share) as value_low,
        worth * coalesce(share_high, share) as value_high
    from weighed

),

summed as (

    select
        epci_code,
        activity_id,
        round(max(value), 2) as value,
        round(max(value_low), 2) as value_low,
        round(max(value_high), 2) as value_high,
        count(*) - count(value) as withheld_count,
        arg_max(round(share, 2), (value, theme_label_fr)) filter (where value is not null)
            as respondent_pct,
        arg_max(theme_label_fr, (value, theme_label_fr)) filter (where value is not null)
            as themes_fr,
        arg_max(role_fr, (value, theme_label_fr)) filter (where value is not null) as role_fr,
        arg_max(kinds_fr, (value, theme_label_fr)) filter (where value is not null) as kinds_fr
    from valued
    group by epci_code, activity_id

)

select * exclude (withheld_count)
from summed
where value > 0 or withheld_count = 0
