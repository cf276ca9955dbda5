-- Who is already there that could carry each opportunity, or that it could live with.
-- grain: one row per opportunity near which at least one is seen
-- keys: epci_code, activity_id
-- units: counts of structures
-- why: existing structures come before new ones. A structure of the EPCI that may already do the
--      thing is to be asked first; who does, within reach, an activity that this one lives with
--      is a partner and no rival; an ordinary shop, which a type of equipment tells, is not one.
--      Nothing seen is nothing known.

with

shops as (

    select distinct activity_id from land_activity_equipment

),

partners as (

    select
        supply.epci_code,
        pairs.activity_id,
        cast(sum(supply.direct_own_count + supply.direct_near_count) as bigint) as partner_count
    from land_activity_partners as pairs
    inner join core_existing_supply as supply on pairs.partner_activity_id = supply.activity_id
    left join shops on pairs.partner_activity_id = shops.activity_id
    where
        supply.supply_kind <> 'equipement'
        and not (supply.supply_kind = 'sirene' and shops.activity_id is not null)
    group by supply.epci_code, pairs.activity_id

),

seen as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        coalesce(supply.indirect_own_count, 0) as carrier_count,
        coalesce(partners.partner_count, 0) as partner_count
    from core_opportunities as opportunities
    left join core_supply_counts as supply
        on
            opportunities.epci_code = supply.epci_code
            and opportunities.activity_id = supply.activity_id
    left join partners
        on
            opportunities.epci_code = partners.epci_code
            and opportunities.activity_id = partners.activity_id

)

select * from seen
where carrier_count + partner_count > 0
