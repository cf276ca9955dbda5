-- Local resources known in each EPCI, and what public files show that may serve as one.
-- grain: one row per resource of a register, commune with brownfields, or public source seen
-- keys: resource_id

with

public_files as (

    select
        'public-' || match_id || '-' || epci_code as resource_id,
        epci_code,
        cast(null as varchar) as commune_code,
        resource_kind_id,
        resource_label_fr,
        source_fr
    from core_public_resources

),

known as (

    select * from core_resources
    union all by name
    select * from public_files

),

told as (

    select
        known.resource_id,
        known.epci_code,
        known.resource_kind_id,
        coalesce(kinds.label_fr, known.resource_kind_id) as resource_kind_label_fr,
        known.resource_label_fr,
        communes.commune_name,
        known.source_fr
    from known
    left join land_resource_kinds as kinds on known.resource_kind_id = kinds.resource_kind_id
    left join core_communes as communes on known.commune_code = communes.commune_code

)

select * from told
