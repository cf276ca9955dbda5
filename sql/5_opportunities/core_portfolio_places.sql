-- Where the one place of a set could be: communes where several of its themes are told.
-- grain: one row per set made of one place, where a commune is known
-- keys: portfolio_id
-- why: a commune counts when it is known to be hybrid: several themes told, and premises or a
--      priority neighbourhood there.

with

communes as (

    select
        clusters.epci_code || '-ensemble-' || composites.activity_id as portfolio_id,
        clusters.commune_code,
        clusters.commune_name
    from core_cluster_composites as composites
    inner join core_cluster_hybrids as hybrids
        on composites.commune_code = hybrids.commune_code
    inner join core_clusters as clusters
        on composites.commune_code = clusters.commune_code
    where hybrids.is_hybrid

),

told as (

    select
        portfolio_id,
        string_agg(commune_name, ', ' order by commune_code) as place_names_fr
    from communes
    group by portfolio_id

)

select * from told
