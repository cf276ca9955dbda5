-- The national programmes present in each EPCI, by its own membership or by one of its communes.
-- grain: one row per EPCI and programme
-- keys: epci_code, programme_id

with

of_communes as (

    select
        communes.epci_code,
        labels.label_fr as programme_id
    from core_commune_labels as labels
    inner join core_communes as communes on labels.commune_code = communes.commune_code
    where labels.label_kind = 'programme' and communes.epci_code is not null

),

of_epcis as (

    select
        labels.territory_code as epci_code,
        labels.label_fr as programme_id
    from land_labels as labels
    inner join core_epcis as epcis on labels.territory_code = epcis.epci_code
    where labels.territory_kind = 'epci' and labels.label_kind = 'programme'

),

with_districts as (

    select
        communes.epci_code,
        'qpv' as programme_id
    from land_contours as districts
    inner join calc_commune_passages as passages on districts.commune_code = passages.historic_code
    inner join core_communes as communes on passages.commune_code = communes.commune_code
    where districts.territory_kind = 'qpv' and communes.epci_code is not null

),

together as (

    select * from of_communes
    union
    select * from of_epcis
    union
    select * from with_districts

)

select * from together
