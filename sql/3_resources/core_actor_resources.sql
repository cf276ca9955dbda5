-- Which kinds of resource the organisations of the registers hold in an EPCI, or look for.
-- grain: one row per EPCI, organisation or group, and kind of resource
-- keys: epci_code, actor_id, resource_kind_id
-- why: what is held counts where it stands, which may be next door; what is sought counts where
--      who seeks it is.

with

held as (

    select
        resources.epci_code,
        actors.actor_id,
        resources.resource_kind_id
    from land_resources as resources
    inner join core_actors as actors on resources.actor_id = actors.actor_id

),

sought as (

    select
        actors.epci_code,
        actors.actor_id,
        unnest(string_split(searches.sought_resource_kind_ids, '; ')) as resource_kind_id
    from core_actors as actors
    inner join land_actors as searches on actors.actor_id = searches.actor_id

),

together as (

    select * from held
    union
    select * from sought

)

select * from together
