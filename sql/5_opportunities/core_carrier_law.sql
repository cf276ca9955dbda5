-- What is said of each carrier named by some activity: its label and the articles of its answer.
-- grain: one row per carrier that an activity names
-- keys: carrier_id
-- why: the law is asked of the carrier, with nothing known of the project: every activity that
--      names it has the same answer, so that taking the first of each column loses nothing.

with

named as (

    select
        carrier_id,
        min(carrier_label_fr) as carrier_label_fr,
        min(articles_fr) as articles_fr
    from calc_activity_carriers
    group by carrier_id

)

select * from named
