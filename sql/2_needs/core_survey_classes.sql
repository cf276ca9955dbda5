-- How many answers a survey is worth and how like the population they are, as classes.
-- grain: one row per surveyed EPCI
-- keys: epci_code
-- why: with two ages a figure would count the few of one of them, and so would a class of too few
--      answers. Ten persons whose weight is cut at five leave 90 answers worth 30 at least, 190
--      worth 100 and 420 worth 300: with fewer, the class would say that one age is under ten.

with

bounds as (

    select value as answers_min
    from land_thresholds
    where threshold_id = 'effective_answers_min'

),

likened as (

    select
        likeness.epci_code,
        arg_min(classes.label_fr, classes.rank_order) as label_fr
    from calc_representativeness as likeness
    inner join land_likeness_classes as classes
        on
            likeness.representativeness >= classes.likeness_min
            and likeness.told_count >= classes.persons_min
    group by likeness.epci_code

),

sized as (

    select
        likeness.epci_code,
        arg_min(classes.label_fr, classes.rank_order) as label_fr
    from calc_representativeness as likeness
    inner join core_weighed_surveys as weighed on likeness.epci_code = weighed.epci_code
    cross join bounds
    -- Answers are worth their number at most, and just as much unless weighed.
    inner join land_effective_classes as classes
        on
            likeness.n_eff >= classes.count_min
            and (
                not weighed.is_raked
                or likeness.respondent_count < bounds.answers_min
                or likeness.told_count >= classes.persons_min
            )
    group by likeness.epci_code

),

together as (

    select
        asked.epci_code,
        likened.label_fr as representativeness_fr,
        sized.label_fr as effective_answers_fr
    from calc_representativeness as asked
    left join likened on asked.epci_code = likened.epci_code
    left join sized on asked.epci_code = sized.epci_code

)

select * from together
