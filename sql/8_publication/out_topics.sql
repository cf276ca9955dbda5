-- Topics people speak of inside a theme, with what those who agreed to be quoted wrote.
-- grain: one row per topic that may be told
-- keys: topic_id

with

told as (

    select
        topics.epci_code,
        topics.theme_id,
        themes.theme_label_fr,
        topics.topic_id,
        topics.topic_label_fr,
        topics.respondent_count as statement_count,
        round(topics.stability, 2) as stability,
        case
            when topics.is_named then 'nommé par une personne'
            when topics.method = 'personne' then 'regroupé par une personne'
            else 'proposé par le calcul, à relire'
        end as topic_origin_fr,
        topics.verbatims_fr
    from core_topics as topics
    inner join land_themes as themes on topics.theme_id = themes.theme_id

)

select * from told
