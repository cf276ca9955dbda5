-- Share of people who live too far, by road, from the nearest equivalent.
-- grain: one row per opportunity whose equivalents are known, by equipment or by structure
-- keys: epci_code, activity_id
-- label_fr: Habitants loin d’un équivalent
-- unit: part des habitants, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.80
-- weight: 2
-- says_why: true
-- sentence_fr: {value_pct|aucun habitant ne vit|des habitants vivent|des habitants vivent} {where_fr}.
-- source_fr: INSEE, base permanente des équipements et populations légales ; Sirene et listes de structures ; minutes par la route : hypothèse du projet, ou trajets mesurés donnés
-- method_fr: Part des habitants qui vivent plus loin, par la route, que la portée de l’activité de l’équivalent le plus proche, d’un côté ou de l’autre de la limite de l’EPCI ; faute de minutes, part de ceux dont la commune n’en a pas. Inconnue quand aucune source ne peut montrer d’équivalent.
-- why: supply of a neighbouring EPCI counts. Where minutes are unknown, presence is said of the
--      commune only, because this BPE has no coordinates. Far is beyond the activity's own reach.
--      Structures speak only where a source could have shown them.

with

told as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        coalesce(access.far_share, access.unserved_share) as value,
        case
            when access.far_share is not null and access.is_hypothesis is not null
                then
                    'à plus de ' || cast(access.reach_min as integer)
                    || ' min de l’équivalent le plus proche ('
                    || if(access.is_hypothesis, 'hypothèse de route)', 'trajets mesurés)')
            when access.is_equipment then 'dans une commune sans équipement équivalent'
            else 'dans une commune sans équivalent connu'
        end as where_fr
    from core_opportunities as opportunities
    inner join core_access as access
        on
            opportunities.epci_code = access.epci_code
            and opportunities.activity_id = access.activity_id
    left join core_supply_alerts as alerts
        on
            opportunities.epci_code = alerts.epci_code
            and opportunities.activity_id = alerts.activity_id
    where access.is_equipment or alerts.is_looked_for

)

select
    epci_code,
    activity_id,
    value,
    value as value_pct,
    where_fr
from told
