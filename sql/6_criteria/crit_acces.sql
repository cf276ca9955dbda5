-- Share of people who live too far, by road, from the nearest equivalent equipment.
-- grain: one row per opportunity whose activity has types of equipment
-- keys: epci_code, activity_id
-- label_fr: Habitants loin d’un équivalent
-- unit: part des habitants, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.80
-- weight: 2
-- says_why: true
-- sentence_fr: {value_pct|aucun habitant ne vit|des habitants vivent|des habitants vivent} {where_fr}.
-- source_fr: INSEE, base permanente des équipements et populations légales ; minutes par la route : hypothèse du projet, ou trajets mesurés donnés
-- why: supply of a neighbouring EPCI counts. Where minutes are unknown, presence is said of the
--      commune only, because this BPE has no coordinates. Far is beyond the activity's own reach.

with

told as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        coalesce(access.far_share, access.unserved_share) as value,
        case
            when access.far_share is null or access.is_hypothesis is null
                then 'dans une commune sans équipement équivalent'
            else
                'à plus de ' || cast(access.reach_min as integer)
                || ' min de l’équivalent le plus proche ('
                || case
                    when access.is_hypothesis then 'hypothèse de route)' else 'trajets mesurés)'
                end
        end as where_fr
    from core_opportunities as opportunities
    inner join core_access as access
        on
            opportunities.epci_code = access.epci_code
            and opportunities.activity_id = access.activity_id

)

select
    epci_code,
    activity_id,
    value,
    value as value_pct,
    where_fr
from told
