-- Structures of directories and of partners' lists, in their EPCI, and the carrier each already is.
-- grain: one row per structure placed in an EPCI, of which it is told what it is
-- keys: structure_kind, structure_id
-- why: what a directory and a list both name is here once, as the more recent of them says it.

with

in_lists as (

    select
        listed.structure_kind,
        listed.structure_id,
        listed.structure_name,
        communes.epci_code,
        communes.commune_name,
        listed.carrier_id,
        listed.is_enough,
        listed.label_fr,
        listed.met_fr,
        listed.check_fr
    from core_listed_structures as listed
    inner join core_communes as communes on listed.commune_code = communes.commune_code
    where communes.epci_code is not null

),

together as (

    select * from core_directory_carriers
    union all by name
    select * from in_lists

)

select
    together.structure_kind,
    together.structure_id,
    together.structure_name,
    together.epci_code,
    together.commune_name,
    together.carrier_id,
    together.is_enough,
    together.label_fr,
    together.met_fr,
    together.check_fr
from together
left join core_relisted_structures as older
    on
        together.structure_kind = older.structure_kind
        and together.structure_id = older.structure_id
where older.structure_id is null
