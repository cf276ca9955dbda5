-- How the place of each opportunity stands up to other weights, and to what is not known.
-- grain: one row per opportunity
-- keys: opportunity_id
-- units: shares from 0 to 1, of the draws; scores from 0 to 100
-- why: made of marks that are already published, suppressed where they must be.

with

told as (

    select
        sensitivity.opportunity_id,
        sensitivity.epci_code,
        sensitivity.activity_id,
        activities.activity_label_fr,
        sensitivity.top_share,
        sensitivity.first_class_share,
        sensitivity.second_class_share,
        sensitivity.last_class_share,
        sensitivity.draws_fr,
        sensitivity.rank_best,
        sensitivity.rank_worst,
        sensitivity.change_criterion_label_fr,
        sensitivity.change_weight_from,
        sensitivity.change_weight_to,
        sensitivity.change_fr,
        sensitivity.missing_low_score,
        sensitivity.missing_low_rank,
        low_classes.class_label_fr as missing_low_class_fr,
        sensitivity.missing_high_score,
        sensitivity.missing_high_rank,
        high_classes.class_label_fr as missing_high_class_fr,
        sensitivity.missing_ends_fr
    from calc_sensitivity as sensitivity
    inner join land_activities as activities on sensitivity.activity_id = activities.activity_id
    left join land_classes as low_classes
        on sensitivity.missing_low_class_id = low_classes.class_id
    left join land_classes as high_classes
        on sensitivity.missing_high_class_id = high_classes.class_id

)

select * from told
