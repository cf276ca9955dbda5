-- The EPCIs whose answers were weighed by age or category, or could not be.
-- grain: one row per EPCI with a respondent
-- keys: epci_code

with

surveys as (

    select
        epci_code,
        bool_or(is_raked) as is_raked
    from calc_respondent_weights
    group by epci_code

)

select * from surveys
