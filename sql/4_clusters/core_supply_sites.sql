-- Who already does an activity, and where: equipments, structures, establishments of Sirene.
-- grain: one row per activity and site, an equipment type of a commune being one site
-- keys: activity_id, supply_kind, site_id
-- why: an insertion enterprise is also in Sirene: it is kept once, as what it is. Associations
--      are of the social economy by law; of other structures only Sirene tells.

with

structures as (

    select
        matches.activity_id,
        matches.structure_kind as supply_kind,
        matches.structure_id as site_id,
        structures.structure_name as site_name,
        matches.commune_code,
        matches.basis_fr,
        matches.is_direct,
        1 as site_count,
        case matches.structure_kind when 'association' then 'oui' else 'a_verifier' end
            as ess_answer,
        structures.year as supply_year
    from core_structure_activities as matches
    inner join land_structures as structures
        on
            matches.structure_kind = structures.structure_kind
            and matches.structure_id = structures.structure_id

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
    where insertion.siret is null

)

select * from structures
union all
select * from equipments
union all
select * from establishments
