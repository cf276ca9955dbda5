-- The activities of each set, with the needs they answer, their premises and what to check.
-- grain: one row per set and activity
-- keys: portfolio_id, activity_id
-- units: jobs in full-time equivalents
-- why: activities come in the order of their identifiers, which says nothing of their worth.

with

members as (

    select
        portfolio_id,
        epci_code,
        unnest(string_split(activity_ids, ', ')) as activity_id
    from calc_portfolios
    where is_proposed

),

answered as (

    select
        needs.epci_code,
        themes.activity_id,
        string_agg(needs.theme_label_fr, ' ; ' order by needs.theme_id) as needs_covered_fr
    from core_portfolio_needs as needs
    inner join land_activity_themes as themes on needs.theme_id = themes.theme_id
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'need_theme_weight' and themes.weight >= thresholds.value
    group by needs.epci_code, themes.activity_id

),

premises as (

    select
        portfolio_id,
        activity_id,
        count(*) = count(resource_count) as has_premises,
        string_agg(
            resource_kind_label_fr
            || case
                when resource_count is null then ' (à trouver)'
                else ' (au registre, à vérifier sur place)'
            end,
            ' ; '
            order by resource_kind_id
        ) as premises_fr
    from core_portfolio_premises
    group by portfolio_id, activity_id

)

select
    members.portfolio_id,
    members.epci_code,
    members.activity_id,
    opportunities.opportunity_id,
    opportunities.activity_label_fr,
    answered.needs_covered_fr,
    activities.fte_min as jobs_fte_min,
    activities.fte_max as jobs_fte_max,
    activities.fte_certainty as jobs_certainty,
    coalesce(premises.has_premises, true) as has_premises,
    premises.premises_fr,
    summaries.gates_fr
from members
inner join core_opportunities as opportunities
    on
        members.epci_code = opportunities.epci_code
        and members.activity_id = opportunities.activity_id
inner join land_activities as activities on members.activity_id = activities.activity_id
inner join calc_summaries as summaries
    on opportunities.opportunity_id = summaries.opportunity_id
left join answered
    on members.epci_code = answered.epci_code and members.activity_id = answered.activity_id
left join premises
    on members.portfolio_id = premises.portfolio_id and members.activity_id = premises.activity_id
