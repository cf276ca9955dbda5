-- Sets of three to six activities to discuss together, an EBE or one place, or why there is none.
-- grain: one row per set
-- keys: portfolio_id
-- units: jobs in full-time equivalents, sums of the catalogue's ranges; gap_share from 0 to 1
-- why: a proposal with its reasons; nothing is ranked nor classed from it.

with

told as (

    select
        portfolio_id,
        epci_code,
        case set_kind
            when 'ebe' then 'entreprise à but d’emploi'
            when 'tiers_lieu' then 'lieu partagé'
            else 'toutes les sortes'
        end as set_kind_label_fr,
        set_title_fr,
        is_proposed,
        set_size,
        set_jobs_fte_min,
        set_jobs_fte_max,
        needs_covered_fr,
        needs_left_fr,
        skills_covered_fr,
        skills_missing_fr,
        premises_shared_fr,
        verdict,
        articles_fr,
        to_check_fr,
        is_optimal,
        gap_share,
        sentence_fr
    from calc_portfolios

)

select * from told
