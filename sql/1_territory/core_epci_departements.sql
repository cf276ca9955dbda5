-- The départements that the communes of each EPCI are in.
-- grain: one row per EPCI
-- keys: epci_code
-- why: departement_codes is a list in order, separated by spaces; blank as soon as one commune's
--      is unknown, for a rule of law that changes with the département must hold in all of them.

with

located as (

    select
        epci_code,
        departement_code
    from core_communes
    where epci_code is not null

),

gathered as (

    select
        epci_code,
        case
            when count(*) = count(departement_code)
                then string_agg(distinct departement_code, ' ' order by departement_code)
        end as departement_codes
    from located
    group by epci_code

)

select * from gathered
