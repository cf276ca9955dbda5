-- How many of each source's commune codes are of today, were followed, or lead nowhere.
-- grain: one row per source that names communes
-- keys: source_id

with

codes as (

    select
        source_id,
        commune_code as code
    from land_memberships
    union
    select
        source_id,
        territory_code as code
    from land_indicators
    where territory_kind = 'commune'
    union
    select
        source_id,
        commune_code as code
    from land_equipment
    union
    select
        source_id,
        commune_code as code
    from land_structures
    where commune_code is not null
    union
    select
        source_id,
        territory_code as code
    from land_labels
    where territory_kind = 'commune'
    union
    select
        source_id,
        territory_code as code
    from land_contours
    where territory_kind = 'commune'
    union
    select
        source_id,
        commune_code as code
    from land_centres

),

matched as (

    select
        codes.source_id,
        count(*) as code_count,
        count(*) filter (where passages.rule_fr = 'inchangée') as current_count,
        count(*) filter (where passages.rule_fr <> 'inchangée') as followed_count,
        count(*) filter (where passages.historic_code is null) as unmatched_count,
        string_agg(codes.code, ', ' order by codes.code)
        filter (where passages.historic_code is null) as unmatched_codes
    from codes
    left join calc_commune_passages as passages on codes.code = passages.historic_code
    group by codes.source_id

)

select * from matched
