-- Share of the activity's trades that people deprived of work can do in the territory.
-- grain: one row per opportunity with a trade found in the EPCI's register of skills
-- keys: epci_code, activity_id
-- label_fr: Compétences
-- unit: part des métiers de l’activité, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 2
-- says_why: true
-- sentence_fr: {covered_count|métier utile repéré|métiers utiles repérés} chez des personnes privées d’emploi du territoire, sur {asked_count|demandé|demandés} ; {training_fr}.
-- source_fr: registre local des compétences ; ROME de juillet 2021, France Travail
-- method_fr: Part des métiers de l’activité (codes ROME) que des personnes privées d’emploi du territoire savent exercer, selon le registre local. C’est un minimum : inconnue sans registre, ou quand aucun de ces métiers n’y est.
-- why: a register lists what was found: the share is a lower bound, its interval goes to one, and
--      where no trade of the activity was found the axis is missing, as without a register or
--      without trades: a trade found must not lower a rank. It counts trades and never persons, so
--      that no small count can be drawn from it.

with

counted as (

    select
        coverage.epci_code,
        coverage.activity_id,
        count(*) as asked_count,
        count(*) filter (where coverage.is_covered) as covered_count,
        list(
            '« ' || coverage.rome_label_fr || ' »' order by coverage.rome_code
        ) filter (where not coverage.is_covered) as lacking
    from core_opportunities as opportunities
    inner join core_skill_coverage as coverage
        on
            opportunities.epci_code = coverage.epci_code
            and opportunities.activity_id = coverage.activity_id
    group by coverage.epci_code, coverage.activity_id

),

shown as (

    select
        counted.*,
        counted.lacking[1:cast(thresholds.value as integer)] as named,
        len(counted.lacking) - cast(thresholds.value as integer) as others_count
    from counted
    inner join land_thresholds as thresholds on thresholds.threshold_id = 'skills_shown_max'
    where counted.covered_count > 0

),

told as (

    select
        epci_code,
        activity_id,
        covered_count / asked_count as value,
        covered_count / asked_count as value_low,
        1.0 as value_high,
        covered_count,
        asked_count,
        case
            when lacking is null then 'aucun autre n’est à former'
            when others_count > 0
                then
                    'à former ou à trouver : ' || array_to_string(named, ', ')
                    || ' et ' || others_count
                    || case when others_count > 1 then ' autres' else ' autre' end
            when len(named) > 1
                then
                    'à former ou à trouver : ' || array_to_string(named[:-2], ', ')
                    || ' et ' || named[-1]
            else 'à former ou à trouver : ' || named[1]
        end as training_fr
    from shown

)

select * from told
