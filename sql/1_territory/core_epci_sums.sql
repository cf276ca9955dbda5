-- Quantities of each EPCI that are the sum of its communes'.
-- grain: one row per EPCI and indicator
-- keys: epci_code, indicator_id
-- why: a sum is missing as soon as one commune of the EPCI is: a blank is not a zero.

with

summed as (

    select
        communes.epci_code,
        indicators.indicator_id,
        cast(sum(cast(indicators.value as decimal(18, 4))) as double) as value,
        max(indicators.year) as year,
        min(indicators.source_id) as source_id,
        'somme des communes' as rule_fr
    from core_commune_indicators as indicators
    inner join core_communes as communes on indicators.commune_code = communes.commune_code
    inner join core_epcis as epcis on communes.epci_code = epcis.epci_code
    group by communes.epci_code, indicators.indicator_id
    having count(indicators.value) = max(epcis.commune_count)

)

select * from summed
