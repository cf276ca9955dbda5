-- What each département is called.
-- grain: one row per département
-- keys: departement_code

with

named as (

    select
        code as departement_code,
        arg_max(label_fr, (year, label_fr)) as departement_name
    from land_nomenclatures
    where nomenclature_id = 'departement'
    group by code

)

select * from named
