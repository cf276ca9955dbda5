-- Who was not heard: ages, categories, communes and kinds of respondents, in words.
-- grain: one row per EPCI, variable and modality that was not heard and may be told
-- keys: epci_code, variable, modality
-- units: population_share from 0 to 1

with

told as (

    select
        unheard.epci_code,
        unheard.variable,
        unheard.modality,
        coalesce(labels.label_fr, communes.commune_name, unheard.modality) as modality_label_fr,
        round(unheard.population_share, 3) as population_share,
        case
            when unheard.is_absent then 'personne n’a répondu'
            else 'moins de la moitié de sa part dans la population'
        end as unheard_fr
    from core_unheard as unheard
    left join land_respondent_modalities as labels
        on unheard.variable = labels.variable_id and unheard.modality = labels.modality_id
    left join core_communes as communes
        on unheard.variable = 'commune_code' and unheard.modality = communes.commune_code

)

select * from told
