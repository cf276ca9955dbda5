-- Governance of each structure of the registers: summary, colleges, members, rules, alerts.
-- grain: one row per structure and line of its sheet
-- keys: structure_id, row_position
-- units: vote_share, 0 to 1; capital_eur, euros as the statutes say
-- why: small numbers of persons were left out by calc_governance, and names that nobody accepted
--      to see told never entered the registers' landed tables.

with

told as (

    select
        epci_code,
        structure_id,
        structure_label_fr,
        opportunity_id,
        row_position,
        row_kind,
        row_id,
        row_label_fr,
        category_label_fr,
        college_label_fr,
        vote_share,
        seats,
        votes,
        capital_eur,
        people_count,
        verdict as rule_answer,
        sentence_fr,
        to_change_fr,
        to_check_fr,
        articles_fr
    from calc_governance

)

select * from told
