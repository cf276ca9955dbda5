-- Establishments of Sirene in their commune of today, and whether they are of the social economy.
-- grain: one row per establishment whose commune is known
-- keys: siret
-- why: the flag of INSEE decides; where it is blank, a legal category of data/
--      ess_legal_categories.csv answers oui and any other leaves the question to a person: a
--      company may be of the social economy by its statutes, which no code tells.

with

placed as (

    select
        establishments.siret,
        establishments.establishment_name,
        establishments.naf_code,
        passages.commune_code,
        establishments.employee_band_code,
        establishments.legal_category_code,
        case
            when establishments.ess_code = 'O' then 'oui'
            when establishments.ess_code = 'N' then 'non'
            when categories.legal_category_code is not null then 'oui'
            else 'a_verifier'
        end as ess_answer,
        establishments.source_id,
        establishments.year
    from land_establishments as establishments
    inner join calc_commune_passages as passages
        on establishments.commune_code = passages.historic_code
    left join land_ess_legal_categories as categories
        on establishments.legal_category_code = categories.legal_category_code

)

select * from placed
