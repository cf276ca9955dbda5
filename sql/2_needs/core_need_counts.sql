-- How many respondents voiced each theme in each EPCI where people were asked.
-- grain: one row per surveyed EPCI and theme, a true zero where nobody voiced it
-- keys: epci_code, theme_id
-- why: need_id names the count that places and topics could be subtracted from.

with

voiced as (

    select
        epci_code,
        theme_id,
        sum(respondent_count) as respondent_count,
        count(distinct source_kind) as voice_kind_count,
        string_agg(
            distinct replace(source_kind, 'enquete', 'enquête'), ', '
            order by replace(source_kind, 'enquete', 'enquête')
        ) as voice_kinds_fr
    from core_voices
    group by epci_code, theme_id

),

grid as (

    select
        asked.epci_code,
        themes.theme_id,
        asked.epci_code || '-' || themes.theme_id as need_id,
        asked.respondent_count as total_count,
        cast(coalesce(voiced.respondent_count, 0) as bigint) as respondent_count,
        coalesce(voiced.voice_kind_count, 0) as voice_kind_count,
        voiced.voice_kinds_fr
    from core_surveyed_epcis as asked
    cross join land_themes as themes
    left join voiced
        on asked.epci_code = voiced.epci_code and themes.theme_id = voiced.theme_id

)

select * from grid
