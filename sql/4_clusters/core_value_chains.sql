-- Which links of each value chain are seen in each EPCI; a link not known to be there or not is
-- left unknown.
-- grain: one row per EPCI, chain and link
-- keys: epci_code, chain_id, link_id
-- why: one piece of evidence seen is enough to see a link; not to see it asks that every piece
--      could have been seen, since a source that was not loaded says nothing.

with

named as (

    select
        epcis.epci_code,
        evidence.chain_id,
        evidence.link_id,
        evidence.evidence_kind,
        evidence.evidence_id
    from core_epcis as epcis
    cross join land_link_evidence as evidence

),

judged as (

    select
        named.epci_code,
        named.chain_id,
        named.link_id,
        count(*) filter (where known.is_seen) as seen_count,
        count(*) filter (where known.is_seen is null) as unknown_count,
        string_agg(known.evidence_label_fr, ' / ' order by known.evidence_label_fr)
        filter (where known.is_seen) as evidence_fr
    from named
    left join core_link_evidence as known
        on
            named.epci_code = known.epci_code
            and named.evidence_kind = known.evidence_kind
            and named.evidence_id = known.evidence_id
    group by named.epci_code, named.chain_id, named.link_id

),

links as (

    select
        judged.epci_code,
        judged.chain_id,
        judged.link_id,
        links.link_order,
        links.link_label_fr,
        judged.evidence_fr,
        case
            when judged.seen_count > 0 then true
            when judged.unknown_count = 0 then false
        end as is_seen
    from judged
    inner join land_chain_links as links
        on judged.chain_id = links.chain_id and judged.link_id = links.link_id

)

select * from links
