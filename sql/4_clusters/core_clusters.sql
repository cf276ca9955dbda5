-- Needs and resources met in one place: themes voiced and resources known in each commune.
-- grain: one row per commune with a located need or resource
-- keys: commune_code
-- why: a place is a commune, the only scale to which answers are tied; a commune's voices are
--      withheld when they are too few.

with

voices as (

    select
        statements.commune_code,
        count(distinct statements.respondent_id) as respondent_count,
        string_agg(distinct themes.theme_id, ', ' order by themes.theme_id) as theme_ids
    from land_statements as statements
    inner join calc_statement_themes as themes
        on statements.statement_id = themes.statement_id
    where statements.commune_code is not null
    group by statements.commune_code

),

resources as (

    select
        commune_code,
        count(*) as resource_count,
        string_agg(distinct resource_kind_id, ', ' order by resource_kind_id)
            as resource_kind_ids
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
        resources.resource_kind_ids,
        coalesce(hidden.is_suppressed, false) as is_suppressed,
        case when not coalesce(hidden.is_suppressed, false) then voices.respondent_count end
            as respondent_count,
        case when not coalesce(hidden.is_suppressed, false) then voices.theme_ids end
            as theme_ids
    from core_communes as communes
    left join voices on communes.commune_code = voices.commune_code
    left join resources on communes.commune_code = resources.commune_code
    left join calc_place_suppression as hidden
        on communes.commune_code = hidden.commune_code
    where
        communes.epci_code is not null
        and (voices.commune_code is not null or resources.commune_code is not null)

)

select * from met
