-- Trades that people of each EPCI can do, as its register says, without any number of persons.
-- grain: one row per EPCI, kind of people and trade
-- keys: epci_code, people_kind, rome_code
-- why: a number of persons under the threshold is never told. That a trade is there is told, as a
--      commune whose count is withheld is known to hold somebody: it may be one person or any
--      number, with nothing to subtract from. A register of fewer people than the threshold would
--      tell the trades of those few: it is left out, as if there were none. One person can do many
--      trades and is counted again at each census: only the people of one trade, on one day, are
--      surely as many. A trade that nobody wishes to do is not wanted.

with

crowds as (

    select
        epci_code,
        people_kind,
        census_date,
        sum(persons_count) as persons_count
    from land_skills
    group by epci_code, people_kind, census_date, rome_code

),

told as (

    select
        crowds.epci_code,
        crowds.people_kind,
        max(year(cast(crowds.census_date as date))) as census_year
    from crowds
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'persons_published_min'
    group by crowds.epci_code, crowds.people_kind
    having max(crowds.persons_count) >= max(thresholds.value)

),

trades as (

    select
        skills.epci_code,
        skills.people_kind,
        skills.rome_code,
        bool_or(skills.is_wished is distinct from false) as is_wanted,
        told.census_year
    from land_skills as skills
    inner join told
        on
            skills.epci_code = told.epci_code
            and skills.people_kind = told.people_kind
    group by skills.epci_code, skills.people_kind, skills.rome_code, told.census_year

)

select * from trades
