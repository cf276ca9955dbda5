-- Aucun petit nombre d’usagers d’une activité suivie n’est publié.
-- grain: one row per published count of users from 1 to the threshold, excluded
-- keys: opportunity_id, observed_date
-- why: users are persons; the threshold is the row persons_published_min of data/thresholds.csv.

with

thresholds as (

    select value as persons_min
    from land_thresholds
    where threshold_id = 'persons_published_min'

),

faulty as (

    select
        followups.opportunity_id,
        followups.observed_date,
        followups.followup_value
    from out_followups as followups
    left join thresholds on true
    where
        followups.followup_fact = 'usagers'
        and followups.followup_value > 0
        and (thresholds.persons_min is null or followups.followup_value < thresholds.persons_min)

)

select * from faulty
