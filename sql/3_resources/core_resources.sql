-- Local resources: those of the registers, and brownfields without a project from public files.
-- grain: one row per resource
-- keys: resource_id

with

registered as (

    select
        resource_id,
        epci_code,
        commune_code,
        resource_kind_id,
        resource_label_fr,
        'registre local' as source_fr
    from land_resources

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
