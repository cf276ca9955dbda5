-- Activities that may enter a set: those that an EBE may carry, or the parts of one shared place.
-- grain: one row per set and candidate activity
-- keys: portfolio_id, activity_id
-- why: only candidates of the EPCI enter, each called by something; barred_by says what keeps one
--      out. An EBE may not compete: an opinion against bars, and so does a strong alert until the
--      local committee has given an opinion in favour.

with

members as (

    select
        opportunities.epci_code,
        'ebe' as set_kind,
        cast(null as varchar) as composite_activity_id,
        opportunities.activity_id,
        opportunities.activity_label_fr,
        carriers.verdict
    from core_opportunities as opportunities
    inner join calc_activity_carriers as carriers
        on opportunities.activity_id = carriers.activity_id and carriers.carrier_id = 'ebe'
    union all by name
    select
        places.epci_code,
        'tiers_lieu' as set_kind,
        places.activity_id as composite_activity_id,
        opportunities.activity_id,
        opportunities.activity_label_fr
    from core_opportunities as places
    inner join land_activity_parts as parts on places.activity_id = parts.activity_id
    inner join core_opportunities as opportunities
        on
            places.epci_code = opportunities.epci_code
            and parts.part_activity_id = opportunities.activity_id

),

gates as (

    select
        epci_code,
        activity_id,
        gate_resources = 'oui' as has_resources,
        'non' in (gate_resources, gate_catchment, gate_legal, gate_supplementarite) as is_refused,
        supplementarite_level,
        cle_opinion
    from core_gates

)

select
    members.epci_code || '-ensemble-'
    || coalesce(members.composite_activity_id, members.set_kind) as portfolio_id,
    members.epci_code,
    members.set_kind,
    members.composite_activity_id,
    members.activity_id,
    members.activity_label_fr,
    gates.has_resources,
    activities.fte_min,
    activities.fte_max,
    case
        when places.is_refused then 'lieu'
        when gates.is_refused then 'porte'
        when members.verdict = 'non' then 'droit'
        when members.set_kind = 'ebe' and gates.cle_opinion = 'defavorable' then 'avis'
        when
            members.set_kind = 'ebe'
            and gates.supplementarite_level = 'forte'
            and coalesce(gates.cle_opinion, '') not in ('favorable', 'favorable_sous_reserve')
            then 'alerte'
    end as barred_by
from members
inner join land_activities as activities on members.activity_id = activities.activity_id
inner join gates
    on members.epci_code = gates.epci_code and members.activity_id = gates.activity_id
left join gates as places
    on
        members.epci_code = places.epci_code
        and members.composite_activity_id = places.activity_id
