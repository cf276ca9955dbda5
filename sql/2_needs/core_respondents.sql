-- Who answered, once each: age band, category, kind and commune of today.
-- grain: one row per EPCI and respondent
-- keys: epci_code, respondent_id
-- why: a person may say several things; what a later sentence does not repeat is still known. A
--      commune counts only for the surveys of its own EPCI, whichever former code named it. Who
--      answered that nothing is needed counts: without these people every share would be too high.

with

placed as (

    select
        statements.epci_code,
        statements.respondent_id,
        min(communes.commune_code) as commune_code
    from land_statements as statements
    inner join calc_commune_passages as passages
        on statements.commune_code = passages.historic_code
    inner join core_communes as communes
        on
            passages.commune_code = communes.commune_code
            and statements.epci_code = communes.epci_code
    group by statements.epci_code, statements.respondent_id

),

people as (

    select
        epci_code,
        respondent_id,
        min(age_band) as age_band,
        min(category_id) as category_id,
        coalesce(min(nullif(respondent_kind, 'inconnu')), 'inconnu') as respondent_kind
    from land_statements
    group by epci_code, respondent_id

),

joined as (

    select
        people.*,
        placed.commune_code
    from people
    left join placed
        on
            people.epci_code = placed.epci_code
            and people.respondent_id = placed.respondent_id

)

select * from joined
