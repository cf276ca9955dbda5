-- The model of each activity of the catalogue: what it answers, needs, employs and costs.
-- grain: one row per activity
-- keys: activity_id
-- units: jobs in full-time equivalents, catchment_people in inhabitants, catchment_road_min in
--        minutes, delays in months, amounts in euros
-- why: each figure has its certainty beside it; a blank is unknown, never zero.

with

themes as (

    select
        links.activity_id,
        string_agg(links.theme_id, ', ' order by links.weight desc, links.theme_id asc)
            as activity_theme_ids
    from land_activity_themes as links
    group by links.activity_id

),

resources as (

    select
        asked.activity_id,
        string_agg(asked.resource_kind_id, ', ' order by asked.resource_kind_id)
        filter (where asked.is_critical) as critical_resource_ids,
        string_agg(kinds.label_fr, ' ; ' order by asked.resource_kind_id)
        filter (where asked.is_critical) as critical_resources_fr,
        string_agg(asked.resource_kind_id, ', ' order by asked.resource_kind_id)
        filter (where not asked.is_critical) as useful_resource_ids,
        string_agg(kinds.label_fr, ' ; ' order by asked.resource_kind_id)
        filter (where not asked.is_critical) as useful_resources_fr
    from land_activity_resources as asked
    inner join land_resource_kinds as kinds on asked.resource_kind_id = kinds.resource_kind_id
    group by asked.activity_id

)

select
    activities.activity_id,
    activities.activity_label_fr,
    activities.description_fr as activity_description_fr,
    themes.activity_theme_ids,
    resources.critical_resource_ids,
    resources.critical_resources_fr,
    resources.useful_resource_ids,
    resources.useful_resources_fr,
    activities.fte_min as jobs_fte_min,
    activities.fte_max as jobs_fte_max,
    activities.fte_certainty as jobs_certainty,
    activities.catchment_people_min,
    activities.catchment_people_max,
    activities.catchment_certainty,
    activities.catchment_road_min,
    activities.solvable_users_min,
    bases.plural_fr as solvable_users_basis_fr,
    activities.solvable_users_certainty,
    activities.delay_months_min,
    activities.delay_months_max,
    activities.capex_eur_min,
    activities.capex_eur_max,
    activities.capex_certainty,
    activities.revenue_per_fte_eur,
    activities.revenue_year,
    activities.revenue_certainty,
    activities.check_fr as supply_check_fr
from land_activities as activities
left join themes on activities.activity_id = themes.activity_id
left join resources on activities.activity_id = resources.activity_id
left join land_user_bases as bases on activities.solvable_users_basis = bases.users_basis_id
