-- Whether a programme of the territory supports the activity.
-- grain: one row per opportunity whose activity names programmes
-- keys: epci_code, activity_id
-- label_fr: Programmes du territoire
-- unit: 1 si un programme du territoire soutient l’activité, 0 sinon
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 1
-- says_why: true
-- sentence_fr: {programme_count|aucun des programmes utiles à cette activité n’est présent dans le territoire|programme du territoire soutient cette activité|programmes du territoire soutiennent cette activité}.
-- source_fr: ANCT, programmes nationaux
-- method_fr: Vaut 1 quand un programme national présent dans le territoire soutient l’activité, 0 quand tous ceux qui la soutiendraient sont connus et absents. Inconnu autrement.
-- why: only programmes whose lists are loaded can be told absent: when one of those asked for is
--      not loaded and none of the others is there, the axis is missing.

with

loaded as (

    select distinct programme_id
    from core_epci_programmes

),

matched as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        count(*) as asked_count,
        count(loaded.programme_id) as loaded_count,
        count(present.programme_id) as programme_count
    from core_opportunities as opportunities
    inner join land_activity_programmes as asked
        on opportunities.activity_id = asked.activity_id
    left join loaded on asked.programme_id = loaded.programme_id
    left join core_epci_programmes as present
        on
            opportunities.epci_code = present.epci_code
            and asked.programme_id = present.programme_id
    group by opportunities.epci_code, opportunities.activity_id

),

known as (

    select
        epci_code,
        activity_id,
        least(programme_count, 1) as value,
        programme_count
    from matched
    where programme_count > 0 or loaded_count = asked_count

)

select * from known
