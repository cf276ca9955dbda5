-- Needs and resources met in one place: themes voiced and resources known in each commune.
-- grain: one row per commune with a located need or resource
-- keys: commune_code
-- why: a place is a commune, the only scale to which answers are tied; its voices are withheld
--      when they are too few, and a theme is told of a commune only when enough people of that
--      commune voiced it and the EPCI may tell it. The count shown is of all who answered there.

with

voiced as (

    select
        passages.commune_code,
        communes.epci_code,
        themes.theme_id,
        count(distinct statements.respondent_id) as respondent_count
    from land_statements as statements
    inner join calc_statement_themes as themes on statements.statement_id = themes.statement_id
    inner join calc_commune_passages as passages on statements.commune_code = passages.historic_code
    inner join core_communes as communes
        on
            passages.commune_code = communes.commune_code
            and statements.epci_code = communes.epci_code
    group by passages.commune_code, communes.epci_code, themes.theme_id

),

told_themes as (

    select
        voiced.commune_code,
        string_agg(voiced.theme_id, ', ' order by voiced.theme_id) as theme_ids
    from voiced
    inner join land_thresholds as thresholds
        on
            thresholds.threshold_id = 'persons_published_min'
            and voiced.respondent_count >= thresholds.value
    left join calc_suppression as hidden
        on voiced.epci_code = hidden.epci_code and voiced.theme_id = hidden.theme_id
    where hidden.theme_id is null
    group by voiced.commune_code

),

resources as (

    select
        commune_code,
        count(*) as resource_count,
        string_agg(distinct resource_kind_id, ', ' order by resource_kind_id) as kind_ids
    from core_resources
    where commune_code is not null
    group by commune_code

),

met as (

    select
        communes.commune_code,
        communes.commune_name,
        communes.epci_code,
        coalesce(resources.resource_count, 0) as resource_count,
        resources.kind_ids as resource_kind_ids,
        coalesce(hidden.is_suppressed, false) as is_suppressed,
        case when hidden.commune_code is null then places.respondent_count end
            as respondent_count,
        case when hidden.commune_code is null then told_themes.theme_ids end as theme_ids
    from core_communes as communes
    left join core_place_counts as places on communes.commune_code = places.commune_code
    left join told_themes on communes.commune_code = told_themes.commune_code
    left join resources on communes.commune_code = resources.commune_code
    left join calc_place_suppression as hidden on communes.commune_code = hidden.commune_code
    where
        communes.epci_code is not null
        and (places.commune_code is not null or resources.commune_code is not null)

)

select * from met
