-- Rates published by employment zone, brought to each EPCI by the people it has in each zone.
-- grain: one row per EPCI and indicator
-- keys: epci_code, indicator_id
-- why: a rate is missing as soon as one commune of the EPCI is in no zone with a rate.

with

epcis as (

    select
        epci_code,
        commune_count
    from core_epcis

),

zone_rates as (

    select
        territory_code as zone_emploi_code,
        indicator_id,
        max(year) as year,
        arg_max(value, year) as value,
        arg_max(source_id, year) as source_id
    from land_indicators
    where territory_kind = 'zone_emploi' and value is not null
    group by territory_code, indicator_id

),

weighted as (

    select
        communes.epci_code,
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
    group by communes.epci_code, rates.indicator_id
    having count(rates.value) = max(epcis.commune_count) and sum(communes.population) > 0

)

select * from weighted
