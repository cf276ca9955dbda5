-- What is known of the signals that make a carrier fit: yes or no; what has no row is unknown.
-- grain: one row per opportunity and signal known
-- keys: opportunity_id, signal_id
-- why: what a person answered takes the place of all that the data hint, and says who and when.

with

told as (

    select
        answers.opportunity_id,
        answers.signal_id,
        answers.answer,
        answers.said_fr
    from land_signal_answers as answers
    inner join core_opportunities as opportunities
        on answers.opportunity_id = opportunities.opportunity_id

),

hinted as (

    select
        hints.opportunity_id,
        hints.signal_id,
        hints.answer,
        hints.said_fr
    from core_hinted_signals as hints
    left join told
        on hints.opportunity_id = told.opportunity_id and hints.signal_id = told.signal_id
    where told.signal_id is null

)

select * from told
union all
select * from hinted
