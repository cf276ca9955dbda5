-- The kinds of resources each activity of the catalogue rests on, and which it cannot do without.
-- grain: one row per activity and kind of resource
-- keys: activity_id, resource_kind_id

with

asked as (

    select
        resources.activity_id,
        resources.resource_kind_id,
        kinds.label_fr as resource_kind_label_fr,
        resources.is_critical
    from land_activity_resources as resources
    inner join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id

)

select * from asked
