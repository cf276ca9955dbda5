-- The density label under which most of an EPCI's people live.
-- grain: one row per EPCI
-- keys: epci_code

with

people as (

    select
        communes.epci_code,
        labels.label_fr,
        sum(coalesce(communes.population, 0)) as population
    from core_communes as communes
    inner join core_commune_labels as labels on communes.commune_code = labels.commune_code
    where labels.label_kind = 'density' and communes.epci_code is not null
    group by communes.epci_code, labels.label_fr

),

main_labels as (

    select
        epci_code,
        arg_max(label_fr, (population, label_fr)) as density_label_fr
    from people
    group by epci_code

)

select * from main_labels
