-- How many people of each commune voiced each theme, before small counts are withheld.
-- grain: one row per commune and theme, a true zero where people answered and nobody voiced it
-- keys: epci_code, commune_code, theme_id
-- why: need_id names the total from which a commune could be subtracted: the theme in its EPCI.

with

placed as (

    select
        epci_code,
        commune_code,
        respondent_id
    from core_respondents
    where commune_code is not null

),

answered as (

    select
        epci_code,
        commune_code,
        count(*) as answered_count
    from placed
    group by epci_code, commune_code

),

voiced as (

    select
        placed.epci_code,
        placed.commune_code,
        voices.theme_id,
        count(*) as respondent_count
    from placed
    inner join core_theme_voices as voices
        on placed.epci_code = voices.epci_code and placed.respondent_id = voices.respondent_id
    group by placed.epci_code, placed.commune_code, voices.theme_id

),

grid as (

    select
        answered.epci_code,
        answered.commune_code,
        themes.theme_id,
        answered.epci_code || '-' || themes.theme_id as need_id,
        answered.answered_count,
        coalesce(voiced.respondent_count, 0) as respondent_count
    from answered
    cross join land_themes as themes
    left join voiced
        on
            answered.epci_code = voiced.epci_code
            and answered.commune_code = voiced.commune_code
            and themes.theme_id = voiced.theme_id

)

select * from grid
