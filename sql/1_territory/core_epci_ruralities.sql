-- How each EPCI's people spread over the kinds of communes of the rurality grid.
-- grain: one row per EPCI and kind of commune where some of its people live
-- keys: epci_code, rurality_label_fr
-- units: people_share from 0 to 1
-- why: a commune that changed since the grid was made is placed nowhere; an EPCI has shares,
--      of its placed people, only if they are at least nine tenths of its people.

with

placed as (

    select
        communes.epci_code,
        communes.population,
        max(labels.label_fr) as rurality_label_fr
    from core_communes as communes
    inner join core_commune_labels as labels on communes.commune_code = labels.commune_code
    where
        labels.label_kind = 'rurality' and communes.epci_code is not null
        and communes.population > 0
        and labels.label_fr not like '%périmètre a changé%'
    group by communes.epci_code, communes.commune_code, communes.population

),

shares as (

    select
        placed.epci_code,
        placed.rurality_label_fr,
        sum(placed.population) / sum(sum(placed.population)) over (partition by placed.epci_code)
            as people_share,
        sum(sum(placed.population)) over (partition by placed.epci_code) as placed_people
    from placed
    group by placed.epci_code, placed.rurality_label_fr

),

mostly as (

    select
        shares.epci_code,
        shares.rurality_label_fr,
        shares.people_share
    from shares
    inner join core_epcis as epcis on shares.epci_code = epcis.epci_code
    where shares.placed_people >= 0.9 * epcis.population

)

select * from mostly
