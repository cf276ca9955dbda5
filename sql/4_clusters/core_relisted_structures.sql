-- Structures written both in a list given by a partner and in a directory: the older writing.
-- grain: one row per structure that the other writing replaces
-- keys: structure_kind, structure_id
-- why: the same SIRET, of the same kind of carrier, must be shown and counted once; the more
--      recent of the two speaks, the list when both are of one year.

with

twice as (

    select
        listed.structure_kind as listed_kind,
        listed.structure_id as listed_id,
        structures.structure_kind,
        structures.structure_id,
        listed.year >= structures.year as is_list_newer
    from core_listed_structures as listed
    inner join land_structures as structures
        on listed.siret = left(structures.structure_id, 14)
    inner join land_existing_carriers as known
        on
            structures.structure_kind = known.structure_kind
            and structures.structure_status = known.status_code
            and listed.carrier_id = known.carrier_id

)

select distinct
    if(is_list_newer, structure_kind, listed_kind) as structure_kind,
    if(is_list_newer, structure_id, listed_id) as structure_id
from twice
