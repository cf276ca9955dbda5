-- How many people speak of each topic, before small counts are withheld.
-- grain: one row per topic, found or not
-- keys: topic_id
-- why: need_id names the total from which a topic could be subtracted: the theme in its EPCI.

with

counted as (

    select
        topic_id,
        epci_code || '-' || theme_id as need_id,
        respondent_count
    from calc_topics

)

select * from counted
