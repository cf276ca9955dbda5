-- Topics that may be told: enough people, stable enough, in a theme that may be told too.
-- grain: one row per topic found
-- keys: topic_id
-- why: need_id names the total from which a topic could be subtracted: the theme in its EPCI.
--      Officers see smaller topics in the workspace's own tables, which are never published.

with

verbatims as (

    select
        members.topic_id,
        string_agg(statements.statement_text, chr(10) order by members.reading_rank)
            as verbatims_fr
    from calc_topic_members as members
    inner join land_statements as statements on members.statement_id = statements.statement_id
    where members.is_verbatim
    group by members.topic_id

),

joined as (

    select
        topics.topic_id,
        topics.epci_code,
        topics.theme_id,
        topics.topic_label_fr,
        topics.respondent_count,
        topics.stability,
        topics.method,
        topics.is_named,
        verbatims.verbatims_fr
    from calc_topics as topics
    left join verbatims on topics.topic_id = verbatims.topic_id
    left join calc_suppression as hidden_theme
        on topics.epci_code = hidden_theme.epci_code and topics.theme_id = hidden_theme.theme_id
    left join calc_topic_suppression as hidden on topics.topic_id = hidden.topic_id
    where topics.is_found and hidden.topic_id is null and hidden_theme.theme_id is null

)

select * from joined
