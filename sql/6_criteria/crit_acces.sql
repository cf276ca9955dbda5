-- Share of people who live in a commune that has none of the equivalent equipments.
-- grain: one row per opportunity whose activity has types of equipment
-- keys: epci_code, activity_id
-- label_fr: Habitants sans équivalent dans leur commune
-- unit: part des habitants, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 0.80
-- weight: 2
-- says_why: true
-- sentence_fr: {value_pct|aucun habitant ne vit|des habitants vivent|des habitants vivent} dans une commune sans équipement équivalent.
-- source_fr: INSEE, base permanente des équipements et populations légales
-- why: this BPE has no coordinates, so presence is said of the commune and never in minutes.

with

last_year as (

    select max(year) as year from core_commune_equipment

),

with_equipment as (

    select distinct
        equipment.commune_code,
        activities.activity_id
    from core_commune_equipment as equipment
    inner join land_activity_equipment as activities
        on equipment.type_code = activities.type_code
    inner join last_year on equipment.year = last_year.year

),

served as (

    select
        communes.epci_code,
        with_equipment.activity_id,
        sum(communes.population) as served_population
    from with_equipment
    inner join core_communes as communes on with_equipment.commune_code = communes.commune_code
    where communes.epci_code is not null
    group by communes.epci_code, with_equipment.activity_id

),

shares as (

    select
        opportunities.epci_code,
        opportunities.activity_id,
        1.0 - coalesce(served.served_population, 0) / epcis.population as value
    from core_opportunities as opportunities
    inner join core_supply_ratio as ratio
        on
            opportunities.epci_code = ratio.epci_code
            and opportunities.activity_id = ratio.activity_id
    inner join core_epcis as epcis on opportunities.epci_code = epcis.epci_code
    left join served
        on
            opportunities.epci_code = served.epci_code
            and opportunities.activity_id = served.activity_id
    where epcis.population > 0

)

select
    epci_code,
    activity_id,
    value,
    value as value_pct
from shares
