-- How many volunteers deprived of work each register counts, at most, for the jobs of an EBE.
-- grain: one row per EPCI whose register names volunteers deprived of work
-- keys: epci_code
-- units: persons
-- why: one line without a number, or counted in something else than persons, leaves the total
--      unknown. A small count is replaced by the largest small one, so that neither the sentence
--      nor the size of a set gives it back; a true zero stays zero.

with

thresholds as (

    select value as persons_min
    from land_thresholds
    where threshold_id = 'persons_published_min'

),

counted as (

    select
        epci_code,
        count(*) as line_count,
        count(quantity) filter (where quantity_unit_fr ilike 'personne%') as known_count,
        cast(
            floor(sum(quantity) filter (where quantity_unit_fr ilike 'personne%')) as bigint
        ) as volunteer_count
    from land_resources
    where resource_kind_id = 'job_seekers'
    group by epci_code

),

bounded as (

    select
        counted.epci_code,
        case
            when counted.known_count < counted.line_count then null
            when counted.volunteer_count between 1 and thresholds.persons_min - 1
                then thresholds.persons_min - 1
            else counted.volunteer_count
        end as volunteer_ceiling,
        counted.known_count = counted.line_count
        and counted.volunteer_count between 1 and thresholds.persons_min - 1 as is_small
    from counted
    cross join thresholds

)

select * from bounded
