-- Local resources known in each EPCI.
-- grain: one row per resource
-- keys: resource_id

with

told as (

    select
        resources.resource_id,
        resources.epci_code,
        resources.resource_kind_id,
        coalesce(kinds.label_fr, resources.resource_kind_id) as resource_kind_label_fr,
        resources.resource_label_fr,
        communes.commune_name,
        resources.source_fr
    from core_resources as resources
    left join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id
    left join core_communes as communes on resources.commune_code = communes.commune_code

)

select * from told
