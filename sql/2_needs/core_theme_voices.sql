-- Which respondent voiced which theme, once each whatever the number of sentences.
-- grain: one row per EPCI, theme and respondent
-- keys: epci_code, theme_id, respondent_id

with

voices as (

    select distinct
        statements.epci_code,
        themes.theme_id,
        statements.respondent_id
    from calc_statement_themes as themes
    inner join land_statements as statements on themes.statement_id = statements.statement_id

)

select * from voices
