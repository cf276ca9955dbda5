-- What official figures say of each EPCI, with the rule that brought the figure there.
-- grain: one row per EPCI and indicator
-- keys: epci_code, indicator_id
-- why: employment-zone rates are weighted by the people of each zone in the EPCI; medians and
--      shares are never averaged over communes; a sum or a weighted rate is missing as soon as
--      one commune of the EPCI is.

with

epcis as (

    select
        epci_code,
        commune_count
    from core_epcis

),

published as (

    select
        indicators.territory_code as epci_code,
        indicators.indicator_id,
        arg_max(indicators.value, indicators.year) as value,
        max(indicators.year) as year,
        arg_max(indicators.source_id, indicators.year) as source_id,
        'publié pour l’EPCI' as rule_fr
    from land_indicators as indicators
    inner join epcis on indicators.territory_code = epcis.epci_code
    where indicators.territory_kind = 'epci' and indicators.value is not null
    group by indicators.territory_code, indicators.indicator_id

),

zone_rates as (

    select
        territory_code as zone_emploi_code,
        indicator_id,
        max(year) as year,
        arg_max(value, year) as value,
        arg_max(source_id, year) as source_id
    from land_indicators
    where territory_kind = 'zone_emploi'
    group by territory_code, indicator_id

),

weighted as (

    select
        communes.epci_code,
        epcis.commune_count,
        rates.indicator_id,
        cast(
            sum(cast(rates.value * communes.population as decimal(24, 8))) as double
        ) / sum(communes.population) as value,
        max(rates.year) as year,
        min(rates.source_id) as source_id,
        'zones d’emploi pondérées par les habitants' as rule_fr
    from core_communes as communes
    inner join epcis on communes.epci_code = epcis.epci_code
    inner join zone_rates as rates on communes.zone_emploi_code = rates.zone_emploi_code
    where communes.population is not null
    group by communes.epci_code, epcis.commune_count, rates.indicator_id
    having count(rates.value) = epcis.commune_count and sum(communes.population) > 0

),

summed as (

    select
        communes.epci_code,
        epcis.commune_count,
        indicators.indicator_id,
        cast(sum(cast(indicators.value as decimal(18, 4))) as double) as value,
        max(indicators.year) as year,
        min(indicators.source_id) as source_id,
        'somme des communes' as rule_fr
    from core_commune_indicators as indicators
    inner join core_communes as communes on indicators.commune_code = communes.commune_code
    inner join epcis on communes.epci_code = epcis.epci_code
    group by communes.epci_code, epcis.commune_count, indicators.indicator_id
    having count(indicators.value) = epcis.commune_count

),

vacancy as (

    select
        vacant.epci_code,
        'vacant_dwelling_share' as indicator_id,
        vacant.value / dwellings.value as value,
        vacant.year,
        vacant.source_id,
        'logements vacants sur logements' as rule_fr
    from summed as vacant
    inner join summed as dwellings
        on vacant.epci_code = dwellings.epci_code and vacant.year = dwellings.year
    where
        vacant.indicator_id = 'vacant_dwellings'
        and dwellings.indicator_id = 'dwellings'
        and dwellings.value > 0

),

together as (

    select * from published
    union all by name
    select * exclude (commune_count) from weighted
    union all by name
    select * exclude (commune_count) from summed
    union all by name
    select * from vacancy

)

select * from together
