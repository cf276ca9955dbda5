-- The bulletin: each source with its vintage, rows, codes followed or unmatched, and its notes.
-- grain: one row per source
-- keys: source_id

with

notes as (

    select
        source_id,
        string_agg(what_fr || ' (' || count || ')', ' ; ' order by position) as note_fr
    from land_notes
    group by source_id

),

told as (

    select
        sources.source_id,
        sources.title,
        sources.publisher,
        sources.licence,
        sources.address,
        sources.vintage,
        sources.row_count,
        case
            when sources.is_loaded then sources.coverage_fr
            else 'source non chargée'
        end as coverage_fr,
        matching.followed_count,
        matching.unmatched_count,
        matching.unmatched_codes,
        notes.note_fr
    from land_sources as sources
    left join core_source_matching as matching on sources.source_id = matching.source_id
    left join notes on sources.source_id = notes.source_id

)

select * from told
