-- How many structures of each kind each EPCI has; unknown where the source was not loaded.
-- grain: one row per EPCI and kind of structure
-- keys: epci_code, structure_kind
-- why: a source that covers a few départements (data/structure_kinds.csv) says nothing of the
--      others, even when a stray address of it stands there: their count is unknown, not zero.
--      An EPCI that spreads over a département not covered is unknown too.

with

loaded as (

    select distinct structure_kind
    from land_structures

),

departements as (

    select distinct
        epci_code,
        departement_code
    from core_communes
    where epci_code is not null

),

covered as (

    select
        departements.epci_code,
        kinds.structure_kind,
        bool_and(
            loaded.structure_kind is not null
            and (
                kinds.covered_departements_fr = 'France entière'
                or list_contains(
                    string_split(kinds.covered_departements_fr, ', '),
                    departements.departement_code
                )
            )
        ) as is_covered
    from departements
    cross join land_structure_kinds as kinds
    left join loaded on kinds.structure_kind = loaded.structure_kind
    group by departements.epci_code, kinds.structure_kind

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
        covered.epci_code,
        covered.structure_kind,
        coalesce(covered.is_covered, false) as is_covered,
        case when covered.is_covered then coalesce(counted.structure_count, 0) end
            as structure_count
    from covered
    left join counted
        on
            covered.epci_code = counted.epci_code
            and covered.structure_kind = counted.structure_kind

)

select * from grid
