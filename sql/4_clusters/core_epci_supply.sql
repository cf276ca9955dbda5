-- How many structures of each kind each EPCI has; unknown where the source was not loaded.
-- grain: one row per EPCI and kind of structure
-- keys: epci_code, structure_kind
-- why: a source that covers a few départements says nothing of the others: their count is
--      unknown, not zero.

with

coverage as (

    select
        structures.structure_kind,
        bool_or(not sources.is_partial) as is_national
    from land_structures as structures
    inner join land_sources as sources on structures.source_id = sources.source_id
    group by structures.structure_kind

),

covered_departements as (

    select
        structure_kind,
        departement_code
    from land_structures
    where departement_code is not null
    group by structure_kind, departement_code

),

counted as (

    select
        communes.epci_code,
        located.structure_kind,
        count(*) as structure_count
    from core_located_structures as located
    inner join core_communes as communes on located.commune_code = communes.commune_code
    where communes.epci_code is not null
    group by communes.epci_code, located.structure_kind

),

grid as (

    select
        epcis.epci_code,
        kinds.structure_kind,
        coalesce(
            coverage.is_national or covered_departements.departement_code is not null, false
        ) as is_covered,
        case
            when coverage.is_national or covered_departements.departement_code is not null
                then coalesce(counted.structure_count, 0)
        end as structure_count
    from core_epcis as epcis
    cross join land_structure_kinds as kinds
    left join coverage on kinds.structure_kind = coverage.structure_kind
    left join covered_departements
        on
            kinds.structure_kind = covered_departements.structure_kind
            and epcis.departement_code = covered_departements.departement_code
    left join counted
        on
            epcis.epci_code = counted.epci_code
            and kinds.structure_kind = counted.structure_kind

)

select * from grid
