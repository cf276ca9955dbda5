-- Who was not heard in each survey: ages, categories, communes, kinds of respondents.
-- grain: one row per EPCI, variable and modality that was not heard and may be told
-- keys: epci_code, variable, modality
-- why: that nobody answered is a true zero and may be told; that few did is told only where half
--      the share of the population is itself enough people for a count to be published.

with

thresholds as (

    select value as persons_min
    from land_thresholds
    where threshold_id = 'persons_published_min'

),

judged as (

    select
        unheard.epci_code,
        unheard.variable,
        unheard.modality,
        unheard.population_share,
        unheard.respondent_share = 0 as is_absent
    from calc_unheard as unheard
    inner join core_surveyed_epcis as asked on unheard.epci_code = asked.epci_code
    left join calc_survey_suppression as hidden on unheard.epci_code = hidden.epci_code
    cross join thresholds
    where
        unheard.is_unheard
        and hidden.epci_code is null
        and (
            unheard.respondent_share = 0
            or unheard.population_share * asked.respondent_count / 2 >= thresholds.persons_min
        )

)

select * from judged
