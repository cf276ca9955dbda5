-- Who is already there that could carry each opportunity, or that it could live with.
-- grain: one row per opportunity near which at least one is seen
-- keys: epci_code, activity_id
-- units: counts of structures
-- why: existing structures come before new ones. A structure of the EPCI that may already do the
--      thing is to be asked first; who does, within reach, an activity that this one lives with
--      is a partner and no rival. Nothing seen is nothing known.

with

partners as (

    select
        distances.epci_code,
        sites.activity_id,
        count(*) as partner_count
    from core_partner_sites as sites
    inner join core_supply_distances as distances
        on sites.commune_code = distances.commune_code
    where distances.is_own or distances.crow_km <= sites.reach_km
    group by distances.epci_code, sites.activity_id

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
