-- Structures already there in each commune, by kind; a kind not listed is unknown, not absent.
-- grain: one row per commune and kind of structure seen there
-- keys: commune_code, structure_kind

with

counted as (

    select
        located.commune_code,
        located.structure_kind,
        kinds.label_fr as structure_kind_label_fr,
        count(*) as structure_count
    from core_located_structures as located
    inner join land_structure_kinds as kinds on located.structure_kind = kinds.structure_kind
    group by located.commune_code, located.structure_kind, kinds.label_fr

)

select * from counted
