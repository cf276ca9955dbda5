-- Which trades of each activity people deprived of work can do, in the EPCIs that wrote it down.
-- grain: one row per EPCI with a register of skills, activity and trade of the activity
-- keys: epci_code, activity_id, rome_code
-- why: an EPCI without a register of the people deprived of work is not here: its skills are
--      unknown, never none; and a trade not written down may exist, the register is a lower bound.

with

registers as (

    select
        epci_code,
        max(census_year) as census_year
    from core_skills
    where people_kind = 'personne_privee_emploi'
    group by epci_code

),

wanted as (

    select
        epci_code,
        rome_code,
        bool_or(people_kind = 'personne_privee_emploi') as is_covered
    from core_skills
    where is_wanted
    group by epci_code, rome_code

),

covered as (

    select
        registers.epci_code,
        asked.activity_id,
        asked.rome_code,
        coalesce(trades.rome_label_fr, asked.rome_code) as rome_label_fr,
        coalesce(wanted.is_covered, false) as is_covered,
        wanted.rome_code is not null and not wanted.is_covered as is_held_by_others,
        registers.census_year
    from registers
    cross join land_activity_skills as asked
    left join wanted
        on
            registers.epci_code = wanted.epci_code
            and asked.rome_code = wanted.rome_code
    left join land_rome as trades on asked.rome_code = trades.rome_code

)

select * from covered
