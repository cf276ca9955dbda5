-- Structures of the EPCI to ask before anyone new: they do it, may do it, or have the status.
-- grain: one row per opportunity and structure
-- keys: opportunity_id, structure_kind, structure_id
-- why: only public directories, as in out_existing_supply. A status such as ACI is enough to be
--      asked for an activity that names it; an association only if its purpose speaks of it. A
--      wide NAF code (94.99Z) alone says nothing of one structure.

with

doing as (

    select
        activity_id,
        structure_kind,
        structure_id,
        is_direct,
        basis_fr
    from core_structure_activities
    where is_direct or not regexp_full_match(basis_fr, 'code NAF [^ ,]+')

),

asked as (

    select
        carriers.epci_code,
        doing.activity_id,
        carriers.structure_kind,
        carriers.structure_id
    from doing
    inner join core_carrier_structures as carriers
        on
            doing.structure_kind = carriers.structure_kind
            and doing.structure_id = carriers.structure_id
    union
    select
        carriers.epci_code,
        named.activity_id,
        carriers.structure_kind,
        carriers.structure_id
    from land_activity_carriers as named
    inner join core_carrier_structures as carriers on named.carrier_id = carriers.carrier_id
    where carriers.is_enough

)

select
    opportunities.opportunity_id,
    opportunities.epci_code,
    opportunities.activity_id,
    opportunities.activity_label_fr,
    carriers.structure_kind,
    carriers.structure_id,
    carriers.structure_name,
    carriers.commune_name,
    carriers.carrier_id,
    carriers.label_fr,
    carriers.met_fr,
    carriers.check_fr,
    doing.is_direct,
    doing.basis_fr
from asked
inner join core_opportunities as opportunities
    on
        asked.epci_code = opportunities.epci_code
        and asked.activity_id = opportunities.activity_id
inner join core_carrier_structures as carriers
    on
        asked.structure_kind = carriers.structure_kind
        and asked.structure_id = carriers.structure_id
left join doing
    on
        asked.activity_id = doing.activity_id
        and asked.structure_kind = doing.structure_kind
        and asked.structure_id = doing.structure_id
