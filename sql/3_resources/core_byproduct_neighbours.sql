-- For each flow that an activity could use, the nearest premises, land or equipment it asks for.
-- grain: one row per flow and activity, where both communes are known
-- keys: proposal_id
-- units: near_crow_km, kilometres between the centres of the two communes
-- why: a place or a machine says where the flow would be worked; another flow or people do not,
--      and few people would be told with their commune. Only registered resources, whichever
--      their EPCI, as a place does not stop at its border; a distance is only taken inside one
--      projection.

with

located as (

    select
        resources.resource_id,
        resources.resource_kind_id,
        resources.resource_label_fr,
        kinds.family in ('premises', 'land', 'equipment') as is_place,
        communes.commune_name,
        communes.crs,
        communes.x_m,
        communes.y_m
    from core_resources as resources
    inner join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id
    inner join core_communes as communes on resources.commune_code = communes.commune_code
    where resources.source_fr = 'registre local'

),

measured as (

    select
        proposals.proposal_id,
        others.resource_id,
        others.resource_label_fr,
        others.commune_name,
        sqrt(pow(flows.x_m - others.x_m, 2) + pow(flows.y_m - others.y_m, 2)) / 1000 as crow_km
    from calc_byproducts as proposals
    inner join located as flows on proposals.resource_id = flows.resource_id
    inner join land_activity_resources as asked on proposals.activity_id = asked.activity_id
    inner join located as others
        on
            asked.resource_kind_id = others.resource_kind_id
            and flows.crs = others.crs
    where others.is_place

),

nearest as (

    select
        proposal_id,
        min(crow_km) as near_crow_km,
        arg_min(resource_label_fr, (crow_km, resource_id)) as near_resource_fr,
        arg_min(commune_name, (crow_km, resource_id)) as near_commune_name
    from measured
    where crow_km is not null
    group by proposal_id

)

select * from nearest
