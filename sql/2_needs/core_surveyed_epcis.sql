-- The EPCIs where people were asked, and how many answered.
-- grain: one row per EPCI with at least one survey
-- keys: epci_code
-- why: who answered that nothing is needed was heard, and states nothing.

with

answered as (

    select
        epci_code,
        count(distinct survey_id) as survey_count,
        count(distinct respondent_id) as respondent_count,
        count(*) filter (where is_without_need is not true) as statement_count,
        count(distinct respondent_id)
        filter (where commune_code is not null) as located_respondent_count
    from land_statements
    group by epci_code

)

select * from answered
