-- Chaque commune nommée par une enquête est de l'EPCI de cette enquête.
-- grain: one row per survey and commune at fault
-- keys: survey_id, commune_code
-- severity: avertissement
-- why: a survey imported for the wrong EPCI, or without the list of communes, may name communes
--      that are not its own; their answers then count in the EPCI with an unknown place.

with

named as (

    select distinct
        survey_id,
        epci_code,
        commune_code
    from land_statements
    where commune_code is not null

),

faulty as (

    select
        named.survey_id,
        named.commune_code,
        named.epci_code as survey_epci_code,
        communes.epci_code as commune_epci_code
    from named
    left join calc_commune_passages as passages on named.commune_code = passages.historic_code
    left join core_communes as communes on passages.commune_code = communes.commune_code
    where communes.epci_code is distinct from named.epci_code

)

select * from faulty
