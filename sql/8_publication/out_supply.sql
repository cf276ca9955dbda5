-- Structures already there, by kind; unknown where the source was not loaded.
-- grain: one row per EPCI and kind of structure
-- keys: epci_code, structure_kind

with

told as (

    select
        supply.epci_code,
        supply.structure_kind,
        kinds.label_fr as structure_kind_label_fr,
        cast(supply.structure_count as bigint) as structure_count,
        case when not supply.is_covered then 'non chargé pour ce département' end as note_fr
    from core_epci_supply as supply
    inner join land_structure_kinds as kinds on supply.structure_kind = kinds.structure_kind

)

select * from told
