-- Structures already there, by kind; unknown where the source was not loaded.
-- grain: one row per EPCI and kind of structure
-- keys: epci_code, structure_kind

with

years as (

    select
        structure_kind,
        max(year) as structure_year,
        count(*) as place_count
    from land_structures
    group by structure_kind

),

told as (

    select
        supply.epci_code,
        supply.structure_kind,
        kinds.label_fr as structure_kind_label_fr,
        case
            when not (supply.structure_kind = 'france_services' and supply.structure_count = 0)
                then cast(supply.structure_count as bigint)
        end as structure_count,
        case when supply.is_covered then years.structure_year end as structure_year,
        case
            when years.structure_kind is null then 'source non chargée'
            when not supply.is_covered then 'non chargé pour ce département'
            -- The file tells the first places of a network that was being built.
            when supply.structure_kind = 'france_services' and supply.structure_count = 0
                then
                    'aucun dans le fichier de ' || years.structure_year || ', qui en compte '
                    || years.place_count || ' ; le réseau a grandi depuis'
            -- The import file of the register lacks the associations numbered since 2009.
            when supply.structure_kind = 'association' then 'seulement celles créées avant 2009'
        end as note_fr
    from core_epci_supply as supply
    inner join land_structure_kinds as kinds on supply.structure_kind = kinds.structure_kind
    left join years on supply.structure_kind = years.structure_kind

)

select * from told
