-- How much was asked in each surveyed EPCI, and how far the answers stand for its people.
-- grain: one row per surveyed EPCI
-- keys: epci_code
-- why: representativeness and effective answers are classes, blank where they may not be told: a
--      figure would count people

with

told as (

    select
        asked.epci_code,
        asked.survey_count,
        case when hidden.epci_code is null then asked.respondent_count end as statement_count,
        confidence.effective_answers_fr,
        confidence.representativeness_fr,
        confidence.is_fragile,
        confidence.confidence_fr,
        weighed.is_raked
    from core_surveyed_epcis as asked
    inner join core_survey_confidence as confidence on asked.epci_code = confidence.epci_code
    left join calc_survey_suppression as hidden on asked.epci_code = hidden.epci_code
    left join core_weighed_surveys as weighed on asked.epci_code = weighed.epci_code

)

select * from told
