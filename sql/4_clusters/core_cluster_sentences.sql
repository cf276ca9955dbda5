-- The sentence that proposes one hybrid place, in the French of a reader.
-- grain: one row per hybrid place
-- keys: commune_code
-- why: a name takes its article as French does (au Creusot, aux Rousses); the labels of themes
--      hold commas and « et », so each stands between quotes.

with

named as (

    select
        hybrids.commune_code,
        list(
            '« ' || lower(themes.theme_label_fr[1]) || themes.theme_label_fr[2:] || ' »'
            order by themes.theme_id
        ) as names
    from core_cluster_hybrids as hybrids
    inner join land_themes as themes
        on list_contains(string_split(hybrids.theme_ids, ', '), themes.theme_id)
    where hybrids.is_hybrid
    group by hybrids.commune_code

),

pieces as (

    select
        hybrids.commune_code,
        case
            when communes.commune_name like 'Le %' then 'Au ' || communes.commune_name[4:]
            when communes.commune_name like 'Les %' then 'Aux ' || communes.commune_name[5:]
            else 'À ' || communes.commune_name
        end as where_fr,
        array_to_string(named.names[:-2], ', ') || ' et ' || named.names[-1] as themes_fr,
        case when hybrids.has_premises then ', où des locaux sont connus' else '' end
        || case
            when hybrids.is_in_qpv then ', dans une commune qui a un quartier prioritaire'
            else ''
        end as context_fr,
        case when hybrids.theme_count > 2 then 'des' else 'deux' end as rivals_fr
    from core_cluster_hybrids as hybrids
    inner join named on hybrids.commune_code = named.commune_code
    inner join core_communes as communes on hybrids.commune_code = communes.commune_code

),

sentences as (

    select
        commune_code,
        where_fr || ', ' || themes_fr || ' se disent au même endroit' || context_fr
        || ' : un lieu hybride plutôt que ' || rivals_fr || ' activités rivales.' as sentence_fr
    from pieces

)

select * from sentences
