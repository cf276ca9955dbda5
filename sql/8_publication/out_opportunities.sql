-- Ranked candidate activities of each EPCI, with their bounds, class, gates and sentences.
-- grain: one row per opportunity
-- keys: opportunity_id
-- units: scores from 0 to 100, jobs in full-time equivalents

with

joined as (

    select
        scores.opportunity_id,
        scores.epci_code,
        scores.activity_id,
        opportunities.activity_label_fr,
        scores.rank,
        scores.score,
        scores.score_low,
        scores.score_high,
        scores.weight_present_share,
        scores.class_id,
        classes.class_label_fr,
        summaries.called_by_fr,
        gates.gate_resources,
        gates.gate_catchment,
        gates.gate_legal,
        gates.gate_supplementarite,
        gates.supplementarite_level,
        gates.supplementarite_fr,
        gates.cle_opinion,
        gates.cle_opinion_date,
        decisions.decision,
        decisions.made_on as decision_date,
        reasons.label_fr as decision_reason_fr,
        summaries.gates_fr,
        summaries.reason_fr,
        summaries.counter_fr,
        summaries.missing_fr,
        nullif(scores.held_by, '') as held_by,
        summaries.held_fr,
        activities.fte_min as jobs_fte_min,
        activities.fte_max as jobs_fte_max,
        activities.fte_certainty as jobs_certainty
    from calc_scores as scores
    inner join core_opportunities as opportunities
        on scores.opportunity_id = opportunities.opportunity_id
    inner join calc_summaries as summaries on scores.opportunity_id = summaries.opportunity_id
    inner join core_gates as gates
        on scores.epci_code = gates.epci_code and scores.activity_id = gates.activity_id
    inner join land_classes as classes on scores.class_id = classes.class_id
    inner join land_activities as activities on scores.activity_id = activities.activity_id
    left join land_opportunity_decisions as decisions
        on scores.opportunity_id = decisions.opportunity_id
    left join land_decision_reasons as reasons on decisions.reason_id = reasons.reason_id

)

select * from joined
