-- What became of the activities that started, small counts of persons withheld.
-- grain: one row per opportunity, fact and day of observation
-- keys: opportunity_id, followup_fact, observed_date
-- units: followup_value in the unit said; months in whole months since the opening
-- why: an activity followed need not be a candidate any more; a milestone without a fact has no
--      row, and what nobody noted stays unknown.

with

openings as (

    select
        opportunity_id,
        cast(observed_date as date) as opened_date
    from land_followups
    where fact = 'ouverture'

),

told as (

    select
        facts.opportunity_id,
        left(facts.opportunity_id, 9) as epci_code,
        substr(facts.opportunity_id, 11) as activity_id,
        facts.fact as followup_fact,
        facts.fact_label_fr as followup_label_fr,
        facts.unit_fr as followup_unit_fr,
        cast(facts.observed_date as date) as observed_date,
        datesub('month', openings.opened_date, cast(facts.observed_date as date)) as month_count,
        facts.is_persons and facts.value > 0 and facts.value < thresholds.value as is_withheld,
        facts.value,
        facts.cause_fr,
        facts.source_fr
    from land_followups as facts
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'persons_published_min'
    left join openings on facts.opportunity_id = openings.opportunity_id

)

select
    told.opportunity_id,
    told.epci_code,
    told.activity_id,
    told.followup_fact,
    told.followup_label_fr,
    told.followup_unit_fr,
    told.observed_date,
    told.month_count as months_since_opening,
    milestones.milestone_month_count,
    case when told.is_withheld then null else told.value end as followup_value,
    coalesce(told.is_withheld, false) as is_suppressed,
    told.cause_fr as stop_cause_fr,
    told.source_fr
from told
left join land_followup_milestones as milestones
    on
        told.followup_unit_fr is not null
        and told.month_count >= milestones.from_month_count
        and told.month_count < milestones.before_month_count
