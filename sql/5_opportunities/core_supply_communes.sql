-- Communes where an activity without types of equipment is already done, if a list tells all of it.
-- grain: one row per activity and commune
-- keys: activity_id, commune_code
-- why: the nearest is told only where all are known. Sirene lists by a precise NAF code, and a
--      few lists hold all who do a thing; a list of some of them would make the others far.

with

told as (

    select naf.activity_id
    from land_activity_naf as naf
    inner join core_establishments as sites on naf.naf_code = sites.naf_code
    left join land_broad_naf_codes as broad on naf.naf_code = broad.naf_code
    where broad.naf_code is null
    union
    select kinds.activity_id
    from land_structure_activities as kinds
    where kinds.is_direct and kinds.is_exhaustive

),

communes as (

    select
        sites.activity_id,
        sites.commune_code,
        max(sites.supply_year) as supply_year
    from core_supply_sites as sites
    inner join told on sites.activity_id = told.activity_id
    left join land_activity_equipment as equipment on sites.activity_id = equipment.activity_id
    where sites.is_direct and equipment.activity_id is null
    group by sites.activity_id, sites.commune_code

)

select * from communes
