-- Trades each opportunity works with: those that people deprived of work can do, those to train.
-- grain: one row per opportunity of an EPCI with a register of skills, and trade
-- keys: opportunity_id, rome_code
-- why: no number of persons is told, small or not (see core_skills).

with

told as (

    select
        opportunities.opportunity_id,
        coverage.epci_code,
        coverage.activity_id,
        opportunities.activity_label_fr,
        coverage.rome_code,
        coverage.rome_label_fr,
        coverage.is_covered,
        case
            when coverage.is_covered
                then 'Métier repéré chez des personnes privées d’emploi du territoire.'
            when coverage.is_held_by_others
                then
                    'Métier non repéré ou non souhaité chez les personnes privées d’emploi'
                    || ' recensées, mais repéré chez d’autres habitants, qui pourraient'
                    || ' le transmettre : à former.'
            else
                'Métier non repéré ou non souhaité chez les personnes recensées :'
                || ' à former ou à trouver.'
        end as skill_sentence_fr,
        coverage.census_year
    from core_opportunities as opportunities
    inner join core_skill_coverage as coverage
        on
            opportunities.epci_code = coverage.epci_code
            and opportunities.activity_id = coverage.activity_id

)

select * from told
