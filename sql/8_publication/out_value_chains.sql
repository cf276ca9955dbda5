-- Value chains in each EPCI: which links are seen, which are not, and the one that is missing.
-- grain: one row per EPCI and chain with at least one link seen
-- keys: epci_code, chain_id
-- why: a link not seen is not said to be absent, and one without a source is said to be unknown.

with

told as (

    select
        epci_code,
        chain_id,
        string_agg(link_label_fr || ' – ' || evidence_fr, ' ; ' order by link_order)
        filter (where is_seen) as seen_links_fr,
        string_agg(link_label_fr, ' ; ' order by link_order)
        filter (where not is_seen) as unseen_links_fr,
        string_agg(link_label_fr, ' ; ' order by link_order)
        filter (where is_seen is null) as unknown_links_fr
    from core_value_chains
    group by epci_code, chain_id

),

chains as (

    select
        told.epci_code,
        told.chain_id,
        chains.chain_label_fr,
        told.seen_links_fr,
        told.unseen_links_fr,
        told.unknown_links_fr,
        missing.link_label_fr as missing_link_fr,
        missing.activity_ids,
        missing.activity_labels_fr,
        chains.source_fr
    from told
    inner join land_value_chains as chains on told.chain_id = chains.chain_id
    left join core_missing_links as missing
        on told.epci_code = missing.epci_code and told.chain_id = missing.chain_id
    where told.seen_links_fr is not null

)

select
    *,
    chain_label_fr || '. Vu : ' || seen_links_fr || '.'
    || coalesce(' Pas vu dans les données : ' || unseen_links_fr || '.', '')
    || coalesce(' Inconnu, faute de source : ' || unknown_links_fr || '.', '')
    || case
        when missing_link_fr is null then ''
        when activity_labels_fr is null
            then ' Un seul maillon n’est pas vu ; aucune activité du catalogue ne le remplit.'
        else
            ' Un seul maillon n’est pas vu ; à étudier pour le remplir : '
            || activity_labels_fr || '.'
    end as sentence_fr
from chains
