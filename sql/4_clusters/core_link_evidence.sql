-- Everything the data can show of a link of a chain, in each EPCI: seen, not seen, or unknown.
-- grain: one row per EPCI, kind of evidence and identifier of what could be seen
-- keys: epci_code, evidence_kind, evidence_id
-- why: what is not here is unknown: an EPCI without a register has unknown resources, and a
--      source of structures or equipments that was not loaded says nothing, never absent.

with

resources as (

    select
        registered.epci_code,
        'resource' as evidence_kind,
        kinds.resource_kind_id as evidence_id,
        kinds.label_fr as evidence_label_fr,
        bool_or(registered.resource_kind_id = kinds.resource_kind_id) as is_seen
    from core_resources as registered
    cross join land_resource_kinds as kinds
    where registered.source_fr = 'registre local'
    group by registered.epci_code, kinds.resource_kind_id, kinds.label_fr

),

labels as (

    select
        code,
        arg_max(label_fr, year) as label_fr
    from land_nomenclatures
    where nomenclature_id = 'bpe_type'
    group by code

),

equipments as (

    select
        equipment.epci_code,
        'equipment' as evidence_kind,
        equipment.type_code as evidence_id,
        coalesce(labels.label_fr, equipment.type_code) as evidence_label_fr,
        equipment.equipment_count > 0 as is_seen
    from core_epci_equipment as equipment
    left join labels on equipment.type_code = labels.code

),

structures as (

    select
        supply.epci_code,
        'structure' as evidence_kind,
        supply.structure_kind as evidence_id,
        kinds.label_fr as evidence_label_fr,
        supply.structure_count > 0 as is_seen
    from core_epci_supply as supply
    inner join land_structure_kinds as kinds on supply.structure_kind = kinds.structure_kind
    where supply.structure_count is not null

)

select * from resources
union all by name
select * from equipments
union all by name
select * from structures
