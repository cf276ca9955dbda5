-- The two figures a territory is introduced with: income and unemployment, with their years.
-- grain: one row per EPCI with at least one of them
-- keys: epci_code
-- units: income in euros a year, unemployment as a share from 0 to 1

with

figures as (

    select
        epci_code,
        max(value) filter (where indicator_id = 'median_income_eur') as median_income_eur,
        max(year) filter (where indicator_id = 'median_income_eur') as income_year,
        max(value) filter (where indicator_id = 'unemployment_share') as unemployment_share,
        max(year) filter (where indicator_id = 'unemployment_share') as unemployment_year
    from core_epci_indicators
    where indicator_id in ('median_income_eur', 'unemployment_share')
    group by epci_code

)

select * from figures
