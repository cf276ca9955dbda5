-- The territories most like each EPCI, with what is near and what differs.
-- grain: one row per EPCI and position
-- keys: epci_code, lookalike_position
-- units: likeness_distance is 0 for the same traits, about 1.4 for two EPCIs taken at random

with

named as (

    select
        near.epci_code,
        near.lookalike_position,
        near.lookalike_code,
        others.epci_name as lookalike_name,
        others.departement_code as lookalike_departement_code,
        near.likeness_distance,
        near.sentence_fr
    from calc_lookalikes as near
    inner join core_epcis as others on near.lookalike_code = others.epci_code

)

select * from named
