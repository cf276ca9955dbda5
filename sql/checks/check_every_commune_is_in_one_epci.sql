-- Chaque commune est dans un EPCI.
-- grain: one row per commune without EPCI
-- keys: commune_code
-- severity: avertissement
-- why: four islands are in none by law; any other commune here was lost on the way.

with

faulty as (

    select
        commune_code,
        commune_name
    from core_communes
    where epci_code is null

)

select * from faulty
