-- What EPCIs of the same size have of each type of equipment: share that have it, and how many.
-- grain: one row per type and size class
-- keys: type_code, size_class
-- units: rate_per_1000 in equipments per thousand inhabitants
-- why: it needs the whole country; a demonstration ships the figures fitted on it (land_norms),
--      and those come first.

with

fitted as (

    select
        type_code,
        size_class,
        epci_count,
        present_share,
        rate_per_1000,
        year
    from land_norms

),

measured as (

    select
        equipment.type_code,
        epcis.size_class,
        count(*) as epci_count,
        cast(count(*) filter (where equipment.equipment_count > 0) as double)
        / count(*) as present_share,
        1000.0 * cast(sum(equipment.equipment_count) as double)
        / cast(sum(epcis.population) as double) as rate_per_1000,
        max(equipment.year) as year
    from core_epci_equipment as equipment
    inner join core_epcis as epcis on equipment.epci_code = epcis.epci_code
    where epcis.population > 0 and epcis.size_class is not null
    group by equipment.type_code, epcis.size_class

),

together as (

    select * from fitted
    union all by name
    select * from measured
    where not exists (select 1 from fitted)

)

select * from together
