-- The living areas and employment zones that each EPCI spans, with shares of people both ways.
-- grain: one row per EPCI, kind of zone and zone
-- keys: epci_code, zone_kind, zone_code
-- units: shares from 0 to 1
-- why: a demonstration holds only a part of each zone: there, shares of a zone are unknown.

with

zones as (

    select
        commune_code,
        'bassin_vie' as zone_kind,
        bassin_vie_code as zone_code
    from core_communes
    where bassin_vie_code is not null
    union all
    select
        commune_code,
        'zone_emploi' as zone_kind,
        zone_emploi_code as zone_code
    from core_communes
    where zone_emploi_code is not null

),

people as (

    select
        zones.zone_kind,
        zones.zone_code,
        communes.epci_code,
        count(*) as commune_count,
        case when count(*) = count(communes.population) then sum(communes.population) end
            as zone_population
    from zones
    inner join core_communes as communes on zones.commune_code = communes.commune_code
    group by zones.zone_kind, zones.zone_code, communes.epci_code

),

partial as (

    select count(*) > 0 as is_partial
    from land_sources
    where source_id like 'demo_%'

),

shared as (

    select
        *,
        sum(zone_population) over whole as whole_population,
        count(*) over whole = count(zone_population) over whole as is_known
    from people
    window whole as (partition by zone_kind, zone_code)

),

joined as (

    select
        shared.epci_code,
        shared.zone_kind,
        shared.zone_code,
        shared.commune_count,
        cast(shared.zone_population as bigint) as zone_population,
        shared.zone_population / nullif(epcis.population, 0) as epci_people_share,
        case
            when shared.is_known and not partial.is_partial
                then shared.zone_population / nullif(shared.whole_population, 0)
        end as zone_people_share
    from shared
    inner join core_epcis as epcis on shared.epci_code = epcis.epci_code
    cross join partial

)

select * from joined
