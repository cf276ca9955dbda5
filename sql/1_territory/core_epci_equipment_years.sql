-- How many of each type of equipment each EPCI of today has, in every year of the BPE.
-- grain: one row per EPCI, type and year; a pair without a row has none, where the year covers it
-- keys: epci_code, type_code, year
-- why: what could live in a place is told from what came and went; the last year alone, with its
--      true zeros, is core_epci_equipment.

with

summed as (

    select
        communes.epci_code,
        equipment.type_code,
        equipment.year,
        cast(sum(equipment.equipment_count) as bigint) as equipment_count
    from core_commune_equipment as equipment
    inner join core_communes as communes on equipment.commune_code = communes.commune_code
    where communes.epci_code is not null
    group by communes.epci_code, equipment.type_code, equipment.year

)

select * from summed
