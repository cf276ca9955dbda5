-- What the law says of each carrier: what it refuses, what is to be verified, what to know.
-- grain: one row per carrier and sentence
-- keys: carrier_id, rule_position
-- why: said of a project of which nothing is known yet, under the law of the day of the build.

with

told as (

    select
        carrier_id,
        rule_position,
        carrier_label_fr,
        rule_reading_fr,
        rule_sentence_fr,
        rule_change_fr,
        rule_article_fr
    from calc_carrier_rules

)

select * from told
