-- Who already does it: for each opportunity the nearest sites of each source, by public name.
-- grain: one row per opportunity and site shown
-- keys: opportunity_id, supply_position
-- units: crow_km, kilometres to the nearest commune centre of the EPCI; blank inside the EPCI
-- why: a shop without a name is that of a person or of who objects to being shown; a few sites
--      of each source are shown, and all are counted in supplementarite_fr of out_opportunities.

with

reach as (

    select
        activities.activity_id,
        activities.catchment_road_min * kilometres.value as reach_km,
        shown.value as shown_max
    from land_activities as activities
    inner join land_thresholds as kilometres
        on kilometres.threshold_id = 'supply_crow_km_per_min'
    inner join land_thresholds as shown on shown.threshold_id = 'supply_shown_max'

),

ordered as (

    select
        opportunities.opportunity_id,
        opportunities.epci_code,
        opportunities.activity_label_fr,
        sites.*,
        distances.is_own,
        distances.crow_km,
        reach.shown_max,
        row_number() over (
            partition by opportunities.opportunity_id, sites.supply_kind
            order by
                distances.is_own desc,
                distances.crow_km asc,
                sites.is_direct desc,
                sites.site_name is null asc,
                sites.commune_code asc,
                sites.site_id asc
        ) as kind_position
    from core_opportunities as opportunities
    inner join core_supply_sites as sites on opportunities.activity_id = sites.activity_id
    inner join core_supply_distances as distances
        on
            opportunities.epci_code = distances.epci_code
            and sites.commune_code = distances.commune_code
    inner join reach on sites.activity_id = reach.activity_id
    where distances.is_own or distances.crow_km <= reach.reach_km

)

select
    ordered.opportunity_id,
    row_number() over (
        partition by ordered.opportunity_id
        order by
            ordered.is_own desc, ordered.crow_km asc,
            ordered.kind_position asc, ordered.supply_kind asc
    ) as supply_position,
    ordered.epci_code,
    ordered.activity_id,
    ordered.activity_label_fr,
    ordered.site_name as structure_name,
    kinds.label_fr as supply_kind_label_fr,
    cast(ordered.site_count as bigint) as structure_count,
    ordered.commune_code,
    communes.commune_name,
    ordered.is_own,
    round(ordered.crow_km, 1) as crow_km,
    ordered.is_direct,
    ordered.basis_fr,
    ordered.ess_answer,
    kinds.source_fr,
    ordered.supply_year
from ordered
inner join core_communes as communes on ordered.commune_code = communes.commune_code
inner join land_supply_kinds as kinds on ordered.supply_kind = kinds.supply_kind
where ordered.kind_position <= ordered.shown_max
