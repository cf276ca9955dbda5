-- Who already does an activity, and where: equipments, structures, establishments of Sirene.
-- grain: one row per activity and site, an equipment type of a commune being one site
-- keys: activity_id, supply_kind, site_id
-- why: an insertion enterprise is also in Sirene: it is kept once, as what it is. So is a structure
--      of a partner's list, for the activities that the list shows: it may tell no NAF code.

with

structures as (

    select
        activity_id,
        supply_kind,
        site_id,
        site_name,
        commune_code,
        basis_fr,
        is_direct,
        site_count,
        ess_answer,
        supply_year
    from core_structure_sites

),

equipments as (

    select
        activity_id,
        'equipement' as supply_kind,
        commune_code || '-' || type_code as site_id,
        type_label_fr as site_name,
        commune_code,
        'équipement ' || type_code as basis_fr,
        true as is_direct,
        equipment_count as site_count,
        cast(null as varchar) as ess_answer,
        equipment_year as supply_year
    from core_equipment_sites

),

insertion as (

    select distinct left(structure_id, 14) as siret from land_structures
    where structure_kind = 'siae'

),

establishments as (

    select
        naf.activity_id,
        'sirene' as supply_kind,
        sites.siret as site_id,
        sites.establishment_name as site_name,
        sites.commune_code,
        'code NAF ' || naf.naf_code as basis_fr,
        broad.naf_code is null as is_direct,
        1 as site_count,
        sites.ess_answer,
        sites.year as supply_year
    from core_establishments as sites
    inner join land_activity_naf as naf on sites.naf_code = naf.naf_code
    left join land_broad_naf_codes as broad on sites.naf_code = broad.naf_code
    left join insertion on sites.siret = insertion.siret
    left join structures as listed
        on
            naf.activity_id = listed.activity_id
            and sites.siret = left(listed.site_id, 14)
            and listed.supply_kind = 'liste'
    where insertion.siret is null and listed.site_id is null

)

select * from structures
union all
select * from equipments
union all
select * from establishments
