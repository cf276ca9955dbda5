-- Value chains of an EPCI that only one link separates from being whole, and who would fill it.
-- grain: one row per EPCI and chain with exactly one link not seen
-- keys: epci_code, chain_id
-- why: a chain with an unknown link is left out, since one cannot say that a single link is
--      missing; enough others must be seen for this to be a chain at all.

with

counted as (

    select
        epci_code,
        chain_id,
        count(*) filter (where is_seen) as seen_count,
        count(*) filter (where is_seen is null) as unknown_count,
        count(*) filter (where not is_seen) as unseen_count,
        any_value(link_id) filter (where not is_seen) as link_id
    from core_value_chains
    group by epci_code, chain_id

),

fillers as (

    select
        links.chain_id,
        links.link_id,
        string_agg(links.activity_id, ', ' order by links.activity_id) as activity_ids,
        string_agg(
            activities.activity_label_fr, ' ; ' order by activities.activity_label_fr
        ) as activity_labels_fr
    from land_link_activities as links
    inner join land_activities as activities on links.activity_id = activities.activity_id
    group by links.chain_id, links.link_id

),

missing as (

    select
        counted.epci_code,
        counted.chain_id,
        counted.link_id,
        links.link_label_fr,
        fillers.activity_ids,
        fillers.activity_labels_fr
    from counted
    inner join land_thresholds as thresholds
        on
            thresholds.threshold_id = 'chain_links_seen_min'
            and counted.seen_count >= thresholds.value
    inner join land_chain_links as links
        on counted.chain_id = links.chain_id and counted.link_id = links.link_id
    left join fillers
        on counted.chain_id = fillers.chain_id and counted.link_id = fillers.link_id
    where counted.unseen_count = 1 and counted.unknown_count = 0

)

select * from missing
