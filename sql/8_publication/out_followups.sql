-- What was done since: facts noted of the activities that started, in each EPCI.
-- grain: one row per opportunity, fact and day of observation
-- keys: opportunity_id, followup_fact, observed_date
-- units: followup_value in the unit said by followup_unit_fr

with

told as (

    select
        followups.opportunity_id,
        followups.epci_code,
        followups.activity_id,
        activities.activity_label_fr,
        followups.followup_fact,
        followups.followup_label_fr,
        followups.followup_unit_fr,
        strftime(followups.observed_date, '%Y-%m-%d') as observed_date,
        followups.months_since_opening,
        followups.milestone_month_count,
        followups.followup_value,
        followups.is_suppressed,
        followups.stop_cause_fr,
        followups.source_fr
    from core_followups as followups
    inner join land_activities as activities on followups.activity_id = activities.activity_id

)

select * from told
