-- Who voiced which theme in each EPCI, counted in respondents and not in sentences.
-- grain: one row per EPCI, theme and kind of source
-- keys: epci_code, theme_id, source_kind

with

voices as (

    select
        statements.epci_code,
        themes.theme_id,
        statements.source_kind,
        statements.respondent_id
    from calc_statement_themes as themes
    inner join land_statements as statements on themes.statement_id = statements.statement_id
    group by
        statements.epci_code, themes.theme_id, statements.source_kind, statements.respondent_id

),

counted as (

    select
        epci_code,
        theme_id,
        source_kind,
        count(*) as respondent_count
    from voices
    group by epci_code, theme_id, source_kind

)

select * from counted
