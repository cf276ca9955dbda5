-- Sites of structures that do an activity which another one lives with, and from how far they count.
-- grain: one row per activity and site of a partner
-- keys: activity_id, supply_kind, site_id
-- units: reach_km, kilometres as the crow flies; blank counts in its own EPCI only
-- why: a structure that does several of the partner activities is one partner; one that also does
--      the thing itself is a rival, not counted for; an ordinary shop, which a type of equipment
--      tells, is not a partner.

with

shops as (

    select distinct activity_id from land_activity_equipment

),

rivals as (

    select
        activity_id,
        supply_kind,
        site_id
    from core_supply_sites
    where is_direct

),

partners as (

    select
        pairs.activity_id,
        sites.supply_kind,
        sites.site_id,
        sites.commune_code,
        max(activities.catchment_road_min * thresholds.value) as reach_km
    from land_activity_partners as pairs
    inner join core_supply_sites as sites
        on pairs.partner_activity_id = sites.activity_id
    inner join land_activities as activities
        on pairs.partner_activity_id = activities.activity_id
    inner join land_thresholds as thresholds
        on thresholds.threshold_id = 'supply_crow_km_per_min'
    left join shops on pairs.partner_activity_id = shops.activity_id
    left join rivals
        on
            pairs.activity_id = rivals.activity_id
            and sites.supply_kind = rivals.supply_kind
            and sites.site_id = rivals.site_id
    where
        sites.is_direct
        and sites.supply_kind <> 'equipement'
        and not (sites.supply_kind = 'sirene' and shops.activity_id is not null)
        and rivals.site_id is null
    group by pairs.activity_id, sites.supply_kind, sites.site_id, sites.commune_code

)

select * from partners
