-- How many of each type of equipment each EPCI of today has, in the last year of the BPE.
-- grain: one row per EPCI and type, a true zero where the BPE covers the EPCI and lists none
-- keys: epci_code, type_code
-- why: the BPE is a census of what is present, so a type it does not list is absent; an EPCI
--      with no line at all is not covered, and has no row here. A type that a demonstration
--      never meets is known from the norms fitted on the whole country.

with

last_year as (

    select max(year) as year from core_commune_equipment

),

present as (

    select
        communes.epci_code,
        equipment.type_code,
        equipment.year,
        sum(equipment.equipment_count) as equipment_count
    from core_commune_equipment as equipment
    inner join last_year on equipment.year = last_year.year
    inner join core_communes as communes on equipment.commune_code = communes.commune_code
    where communes.epci_code is not null
    group by communes.epci_code, equipment.type_code, equipment.year

),

covered as (

    select distinct
        epci_code,
        year
    from present

),

listed as (

    select type_code from present
    union
    select type_code from land_norms

),

grid as (

    select
        covered.epci_code,
        listed.type_code,
        covered.year,
        cast(coalesce(present.equipment_count, 0) as bigint) as equipment_count
    from covered
    cross join listed
    left join present
        on covered.epci_code = present.epci_code and listed.type_code = present.type_code

)

select * from grid
