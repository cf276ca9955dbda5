-- The communes of today that each EPCI covered, year after year, in whole or by a merged part.
-- grain: one row per year, EPCI and current commune
-- keys: year, epci_code, commune_code
-- why: old communes are followed to today's, so that a merger inside an EPCI is not a change of
--      its perimeter; a merger across two EPCIs is in both until they share one commune.

with

members as (

    select
        members.year,
        members.zone_code as epci_code,
        passages.commune_code
    from land_memberships as members
    inner join calc_commune_passages as passages
        on members.commune_code = passages.historic_code
    where members.zone_kind = 'epci'
    group by members.year, members.zone_code, passages.commune_code

)

select * from members
