-- Flows of the registers, each with an activity that could use it and what a person said of it.
-- grain: one row per flow and activity that a rule brings together
-- keys: proposal_id
-- units: near_crow_km, kilometres between the centres of the two communes
-- why: a decision counts as long as the register and the rules still bring the two together.

with

told as (

    select
        proposals.proposal_id,
        proposals.epci_code,
        proposals.resource_id,
        proposals.activity_id,
        proposals.rule_id,
        proposals.similarity,
        proposals.quantity_fr,
        proposals.season_fr,
        proposals.reason_fr,
        coalesce(decisions.decision, 'a_confirmer') as status,
        neighbours.near_crow_km,
        neighbours.near_resource_fr,
        neighbours.near_commune_name
    from calc_byproducts as proposals
    left join land_byproduct_decisions as decisions
        on proposals.proposal_id = decisions.proposal_id
    left join core_byproduct_neighbours as neighbours
        on proposals.proposal_id = neighbours.proposal_id

)

select * from told
