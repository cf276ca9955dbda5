-- Structures of the public directories, in their EPCI, and the carrier that each one already is.
-- grain: one row per structure placed in an EPCI whose directory tells what it is
-- keys: structure_kind, structure_id
-- why: carrier_id is blank when the directory does not tell the legal form.

with

placed as (

    select
        structures.structure_kind,
        structures.structure_id,
        structures.structure_name,
        structures.structure_status,
        communes.epci_code,
        communes.commune_name
    from land_structures as structures
    inner join core_located_structures as located
        on
            structures.structure_kind = located.structure_kind
            and structures.structure_id = located.structure_id
    inner join core_communes as communes on located.commune_code = communes.commune_code
    where communes.epci_code is not null

)

select
    placed.structure_kind,
    placed.structure_id,
    placed.structure_name,
    placed.epci_code,
    placed.commune_name,
    known.carrier_id,
    known.is_enough,
    known.label_fr,
    known.met_fr,
    known.check_fr
from placed
inner join land_existing_carriers as known
    on
        placed.structure_kind = known.structure_kind
        and (placed.structure_status = known.status_code or known.status_code is null)
