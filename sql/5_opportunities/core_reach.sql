-- People in reach of an EPCI: its own, and those of the living areas its communes belong to.
-- grain: one row per EPCI
-- keys: epci_code
-- units: inhabitants
-- why: small towns are not excluded, because the catchment is the living area and not the
--      perimeter; where living areas are not loaded, what is counted is only a lower bound.

with

totals as (

    select
        reached.epci_code,
        count(*) filter (where communes.epci_code = reached.epci_code)
        = count(communes.bassin_vie_code) filter (where communes.epci_code = reached.epci_code)
            as is_complete,
        case
            when count(*) = count(communes.population)
                then cast(sum(communes.population) as bigint)
        end as reach_population
    from core_reach_communes as reached
    inner join core_communes as communes on reached.commune_code = communes.commune_code
    group by reached.epci_code

)

select * from totals
