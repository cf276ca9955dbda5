-- Local resources: those of the registers, and brownfields without a project from public files.
-- grain: one row per resource
-- keys: resource_id
-- why: what a register writes of people often counts a few of them (« six personnes ») in a small
--      commune: of people only the kind is told, here and in all that is made from this table.

with

registered as (

    select
        resources.resource_id,
        resources.epci_code,
        resources.commune_code,
        resources.resource_kind_id,
        case when kinds.family = 'people' then kinds.label_fr else resources.resource_label_fr end
            as resource_label_fr,
        'registre local' as source_fr
    from land_resources as resources
    left join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id

),

brownfields as (

    select
        'friches-' || indicators.commune_code as resource_id,
        communes.epci_code,
        indicators.commune_code,
        'friche' as resource_kind_id,
        cast(indicators.value as bigint)
        || case when indicators.value > 1 then ' friches' else ' friche' end
        || ' sans projet, ' || communes.commune_name as resource_label_fr,
        'Cartofriches' as source_fr
    from core_commune_indicators as indicators
    inner join core_communes as communes on indicators.commune_code = communes.commune_code
    where
        indicators.indicator_id = 'brownfield_without_project_count'
        and indicators.value > 0
        and communes.epci_code is not null

),

together as (

    select * from registered
    union all by name
    select * from brownfields

)

select * from together
