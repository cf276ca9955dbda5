-- What public files show that may serve as a resource in each EPCI, counted by kind.
-- grain: one row per EPCI and line of data/public_resources.csv that is seen there
-- keys: epci_code, match_id
-- why: counted by EPCI, because the register of associations alone holds a hundred thousand
--      rows; none of it proves a critical resource, and what every EPCI has, or what is loaded
--      for a few départements only, is shown without entering a mark (is_scored).

with

years as (

    select
        structure_kind,
        max(year) as year
    from land_structures
    group by structure_kind

),

structures as (

    select
        supply.epci_code,
        supply.structure_kind as seen_id,
        supply.structure_count as seen_count,
        years.year
    from core_epci_supply as supply
    inner join years on supply.structure_kind = years.structure_kind

),

figures as (

    select
        epci_code,
        indicator_id as seen_id,
        cast(value as bigint) as seen_count,
        year
    from core_epci_sums

),

seen as (

    select * from structures
    union all by name
    select * from figures

),

matched as (

    select
        seen.epci_code,
        matches.match_id,
        matches.resource_kind_id,
        matches.is_scored,
        cast(seen.seen_count as bigint) as seen_count,
        replace(format('{:,}', cast(seen.seen_count as bigint)), ',', chr(8239)) || chr(160)
        || case when seen.seen_count > 1 then matches.many_fr else matches.one_fr end
        || ', à vérifier' as resource_label_fr,
        matches.source_fr || ', ' || seen.year as source_fr
    from seen
    inner join land_public_resources as matches on seen.seen_id = matches.seen_id
    where seen.seen_count > 0

)

select * from matched
