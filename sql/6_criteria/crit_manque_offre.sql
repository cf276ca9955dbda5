-- Share of what the territory could have of the activity that is not there.
-- grain: one row per opportunity whose supply, and what it is set against, are known
-- keys: epci_code, activity_id
-- label_fr: Manque d’offre
-- unit: part de ce que le territoire pourrait avoir, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.80
-- weight: 3
-- core: true
-- veto: 5
-- says_why: true
-- sentence_fr: {known_count|aucun équivalent direct connu|équivalent direct connu|équivalents directs connus} {where_fr}, {against_fr}.
-- source_fr: INSEE, base permanente des équipements, populations légales et bassins de vie ; Sirene et listes de structures ; catalogue des activités
-- method_fr: Part de l’offre attendue qui manque : les équipements attendus pour un territoire comme celui-ci (population, densité, revenu) ou, sans équipement équivalent, ce que le bassin pourrait faire vivre, moins les concurrents directs connus. Inconnu quand aucune source ne peut montrer cette offre.
-- why: two readings, which core_supply_gaps tells apart: the equipments of EPCIs alike, else what
--      the basin could bear. Where only some of the competitors can be seen, the share is the
--      most that may be missing, its interval begins at zero, and it is told only when little.

with

gaps as (

    select
        gaps.epci_code,
        gaps.activity_id,
        gaps.missing_share as value,
        gaps.missing_low as value_low,
        gaps.missing_high as value_high,
        gaps.known_count,
        case
            when gaps.is_equipment then 'dans l’EPCI'
            when gaps.is_looked_for then 'dans l’EPCI ou à sa portée'
            else 'dans l’EPCI ou à sa portée (les sources n’en montrent qu’une partie)'
        end as where_fr,
        case
            when gaps.is_equipment
                then
                    'quand un territoire comme celui-ci en compterait environ '
                    || replace(format('{:,}', cast(round(gaps.expected_count) as bigint)), ',', ' ')
            else
                'pour ' || replace(format('{:,}', reach.reach_population), ',', ' ')
                || ' habitants à portée, quand l’activité en demande au moins '
                || replace(format('{:,}', activities.catchment_people_min), ',', ' ')
                || ' (estimation, à vérifier)'
        end as against_fr
    from core_supply_gaps as gaps
    inner join core_reach as reach on gaps.epci_code = reach.epci_code
    inner join land_activities as activities on gaps.activity_id = activities.activity_id

)

select * from gaps
