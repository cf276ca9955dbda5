-- How many respondents are tied to each commune, before small counts are withheld.
-- grain: one row per commune of today named by an answer
-- keys: commune_code
-- why: a commune counts in its EPCI of today, whichever former code named it, and only for the
--      surveys of that EPCI: the place of an answer given to another EPCI's survey is unknown.

with

located as (

    select
        communes.epci_code,
        communes.commune_code,
        statements.respondent_id
    from land_statements as statements
    inner join calc_commune_passages as passages
        on statements.commune_code = passages.historic_code
    inner join core_communes as communes
        on
            passages.commune_code = communes.commune_code
            and statements.epci_code = communes.epci_code

),

counted as (

    select
        epci_code,
        commune_code,
        count(distinct respondent_id) as respondent_count
    from located
    group by epci_code, commune_code

)

select * from counted
