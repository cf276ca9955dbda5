-- How many respondents are tied to each commune, before small counts are withheld.
-- grain: one row per commune named by an answer
-- keys: commune_code

with

counted as (

    select
        epci_code,
        commune_code,
        count(distinct respondent_id) as respondent_count
    from land_statements
    where commune_code is not null
    group by epci_code, commune_code

)

select * from counted
