-- Counts of communes carried to the communes of today, each for its own last year.
-- grain: one row per current commune and indicator
-- keys: commune_code, indicator_id
-- why: only quantities that add up are here; the sum of merged communes is missing as soon as
--      one of its parts is missing, because a blank is not a zero. A source that gives a city
--      both whole and by district counts once, whole.

with

counts as (

    select
        passages.commune_code,
        indicators.indicator_id,
        indicators.year,
        indicators.value,
        indicators.source_id,
        passages.rule_fr = 'inchangée' as is_whole,
        passages.rule_fr like '%rattachée%' or passages.rule_fr like '%rattaché %' as is_district
    from land_indicators as indicators
    inner join land_indicator_kinds as kinds on indicators.indicator_id = kinds.indicator_id
    inner join calc_commune_passages as passages
        on indicators.territory_code = passages.historic_code
    where indicators.territory_kind = 'commune' and kinds.adds_up

),

last_years as (

    select
        commune_code,
        indicator_id,
        max(year) as year,
        max_by(is_whole, (year, is_whole)) as has_whole
    from counts
    group by commune_code, indicator_id

),

summed as (

    select
        counts.commune_code,
        counts.indicator_id,
        counts.year,
        min(counts.source_id) as source_id,
        case
            when count(*) = count(counts.value)
                then cast(sum(cast(counts.value as decimal(18, 4))) as double)
        end as value
    from counts
    inner join last_years
        on
            counts.commune_code = last_years.commune_code
            and counts.indicator_id = last_years.indicator_id
            and counts.year = last_years.year
    where not (counts.is_district and last_years.has_whole)
    group by counts.commune_code, counts.indicator_id, counts.year

)

select * from summed
