-- Resources known in each commune: how many, and of which kinds.
-- grain: one row per commune with a located resource
-- keys: commune_code
-- why: a kind of the catalogue has one label, so none is told twice; the only kind that public
--      sources add to it is the brownfield.

with

resources as (

    select
        known.commune_code,
        known.resource_kind_id,
        coalesce(kinds.label_fr, 'friches') as label_fr
    from core_resources as known
    left join land_resource_kinds as kinds on known.resource_kind_id = kinds.resource_kind_id
    where known.commune_code is not null

),

counted as (

    select
        commune_code,
        count(*) as resource_count,
        string_agg(distinct resource_kind_id, ', ' order by resource_kind_id) as resource_kind_ids,
        string_agg(distinct label_fr, ' ; ' order by label_fr) as resource_labels_fr
    from resources
    group by commune_code

)

select * from counted
