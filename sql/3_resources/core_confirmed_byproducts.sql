-- Activities that a flow of the register could feed, as a person confirmed.
-- grain: one row per EPCI and activity
-- keys: epci_code, activity_id

with

confirmed as (

    select distinct
        epci_code,
        activity_id
    from core_byproducts
    where status = 'confirmee'

)

select * from confirmed
