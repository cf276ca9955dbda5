-- Flows of matter that an activity could use, proposed by rules, and those a person confirmed.
-- grain: one row per flow and activity
-- keys: proposal_id
-- units: near_crow_km, kilometres between the centres of the two communes
-- why: what a person set aside is not published; a quantity or a distance nobody gave is unknown.

with

told as (

    select
        byproducts.proposal_id,
        byproducts.epci_code,
        byproducts.resource_id,
        resources.resource_label_fr,
        kinds.label_fr as resource_kind_label_fr,
        communes.commune_name,
        byproducts.activity_id,
        activities.activity_label_fr,
        byproducts.reason_fr as byproduct_reason_fr,
        round(byproducts.similarity, 2) as similarity,
        rules.waste_code,
        byproducts.quantity_fr,
        byproducts.season_fr,
        byproducts.near_resource_fr,
        byproducts.near_commune_name,
        round(byproducts.near_crow_km, 1) as near_crow_km,
        rules.certainty_fr as rule_certainty_fr,
        case byproducts.status when 'confirmee' then 'confirmée' else 'à confirmer' end
            as byproduct_status_fr
    from core_byproducts as byproducts
    inner join core_resources as resources on byproducts.resource_id = resources.resource_id
    inner join land_resource_kinds as kinds
        on resources.resource_kind_id = kinds.resource_kind_id
    inner join land_activities as activities on byproducts.activity_id = activities.activity_id
    inner join land_byproducts as rules on byproducts.rule_id = rules.rule_id
    left join core_communes as communes on resources.commune_code = communes.commune_code
    where byproducts.status <> 'ecartee'

)

select * from told
