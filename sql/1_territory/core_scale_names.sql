-- What living areas and employment zones are called: an area bears its centre's name.
-- grain: one row per kind of zone and zone
-- keys: zone_kind, zone_code
-- why: INSEE codes a living area by the commune at its centre, and no list of names is loaded;
--      the centre may have changed its code since.

with

areas as (

    select distinct
        'bassin_vie' as zone_kind,
        communes.bassin_vie_code as zone_code,
        centres.commune_name as zone_name
    from core_communes as communes
    inner join calc_commune_passages as passages
        on communes.bassin_vie_code = passages.historic_code
    inner join core_communes as centres on passages.commune_code = centres.commune_code

),

zones as (

    select
        zone_kind,
        zone_code,
        arg_max(zone_name, (year, zone_name)) as zone_name
    from land_memberships
    where zone_kind = 'zone_emploi' and zone_name is not null
    group by zone_kind, zone_code

),

together as (

    select * from areas
    union all by name
    select * from zones

)

select * from together
