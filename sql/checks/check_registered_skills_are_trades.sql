-- Chaque code du registre des compétences est un métier du ROME.
-- grain: one row per EPCI and code at fault
-- keys: epci_code, rome_code
-- severity: avertissement
-- why: a slip of the keyboard would lose a skill in silence; only a warning, since trades have been
--      added to the ROME after the edition the catalogue is written in, and nothing can be said
--      when that edition is not loaded.

with

loaded as (

    select count(*) as trade_count
    from land_rome

),

faulty as (

    select distinct
        skills.epci_code,
        skills.rome_code
    from land_skills as skills
    cross join loaded
    left join land_rome as trades on skills.rome_code = trades.rome_code
    where loaded.trade_count > 0 and trades.rome_code is null

)

select * from faulty
