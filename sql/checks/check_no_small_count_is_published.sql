-- Aucun petit nombre de personnes n’est publié.
-- grain: one row per published count of persons from 1 to the threshold, excluded
-- keys: table_name, epci_code, cell
-- why: the threshold is persons_published_min; « 1 » in out_governance is an organisation.

with

published as (

    select
        'out_needs' as table_name,
        epci_code,
        theme_id as cell,
        statement_count
    from out_needs
    union all
    select
        'out_communes' as table_name,
        epci_code,
        commune_code as cell,
        statement_count
    from out_communes
    union all
    select
        'out_territories' as table_name,
        epci_code,
        'total' as cell,
        statement_count
    from out_territories
    union all
    select
        'out_topics' as table_name,
        epci_code,
        topic_id as cell,
        statement_count
    from out_topics
    union all
    select
        'out_place_needs' as table_name,
        epci_code,
        commune_code || ' ' || theme_id as cell,
        statement_count
    from out_place_needs
    union all
    select
        'out_surveys' as table_name,
        epci_code,
        'enquêtes' as cell,
        statement_count
    from out_surveys
    union all
    select
        'out_governance' as table_name,
        epci_code,
        structure_id || ' ' || row_id as cell,
        nullif(people_count, 1) as statement_count
    from out_governance

),

thresholds as (

    select value as persons_min
    from land_thresholds
    where threshold_id = 'persons_published_min'

),

faulty as (

    select published.*
    from published
    left join thresholds on true
    where
        published.statement_count > 0
        and (thresholds.persons_min is null or published.statement_count < thresholds.persons_min)

)

select * from faulty
