-- The national programmes present in each EPCI, named in one line.
-- grain: one row per EPCI with a programme
-- keys: epci_code
-- why: an EPCI without a row may be in a programme whose list is not loaded.

with

named as (

    select
        present.epci_code,
        coalesce(programmes.label_fr, present.programme_id) as label_fr
    from core_epci_programmes as present
    left join land_programmes as programmes on present.programme_id = programmes.programme_id

),

together as (

    select
        epci_code,
        string_agg(label_fr, ' ; ' order by label_fr) as programmes_fr
    from named
    group by epci_code

)

select * from together
