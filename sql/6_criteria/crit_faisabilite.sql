-- Share of EPCIs of the same size that have an equivalent equipment.
-- grain: one row per opportunity whose activity has types of equipment
-- keys: epci_code, activity_id
-- label_fr: Faisabilité observée ailleurs
-- unit: part des territoires comparables, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 2
-- sentence_fr: {value_pct|aucun territoire de taille comparable n’a d’équipement équivalent|des territoires de taille comparable, au moins, ont un équipement équivalent|des territoires de taille comparable, au moins, ont un équipement équivalent}.
-- source_fr: INSEE, base permanente des équipements
-- why: what lives elsewhere at the same size can live here; it says nothing of the need. With
--      several types the share is that of the most common one, a lower bound of having any.

with

shares as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        ratio.present_share as value,
        ratio.present_share as value_pct
    from core_opportunities as opportunities
    inner join core_supply_ratio as ratio
        on
            opportunities.epci_code = ratio.epci_code
            and opportunities.activity_id = ratio.activity_id

)

select * from shares
