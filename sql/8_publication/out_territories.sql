-- The territory in figures: people, incomes, work, density, and how much was asked there.
-- grain: one row per EPCI
-- keys: epci_code
-- units: population in inhabitants, area_km2 in km², incomes in euros a year, shares from 0 to 1

with

opportunities as (

    select
        epci_code,
        count(*) as opportunity_count
    from core_opportunities
    group by epci_code

),

demonstration as (

    select count(*) > 0 as is_demo
    from land_sources
    where source_id like 'demo_%'

),

joined as (

    select
        epcis.epci_code,
        epcis.epci_name,
        coalesce(natures.label_fr, epcis.epci_nature) as epci_nature,
        epcis.departement_code,
        departements.departement_name,
        epcis.population,
        epcis.population_year,
        epcis.commune_count,
        epcis.area_km2,
        epcis.population / nullif(epcis.area_km2, 0) as density_per_km2,
        figures.median_income_eur,
        figures.income_year,
        figures.unemployment_share,
        figures.unemployment_year,
        densities.density_label_fr,
        notes.perimeter_fr,
        notes.income_note_fr,
        notes.scale_fr,
        notes.lookalikes_fr,
        case when hidden.epci_code is null then asked.respondent_count end as statement_count,
        coalesce(asked.survey_count, 0) as survey_count,
        demonstration.is_demo,
        outlines.contour_note_fr,
        programmes.programmes_fr,
        case
            when supply.is_covered then 'associations : seulement celles créées avant 2009'
            else 'associations non chargées pour ce département'
        end as associations_note_fr,
        searches.coalitions_note_fr,
        coalesce(opportunities.opportunity_count, 0) as opportunity_count
    from core_epcis as epcis
    left join land_epci_natures as natures on epcis.epci_nature = natures.nature_id
    cross join demonstration
    left join core_epci_figures as figures on epcis.epci_code = figures.epci_code
    left join core_departements as departements
        on epcis.departement_code = departements.departement_code
    left join calc_territory_notes as notes on epcis.epci_code = notes.epci_code
    left join core_epci_densities as densities on epcis.epci_code = densities.epci_code
    left join core_surveyed_epcis as asked on epcis.epci_code = asked.epci_code
    left join calc_survey_suppression as hidden on epcis.epci_code = hidden.epci_code
    left join core_epci_outlines as outlines on epcis.epci_code = outlines.epci_code
    left join core_coalition_notes as searches on epcis.epci_code = searches.epci_code
    left join core_epci_programme_names as programmes on epcis.epci_code = programmes.epci_code
    left join opportunities on epcis.epci_code = opportunities.epci_code
    left join core_epci_supply as supply
        on epcis.epci_code = supply.epci_code and supply.structure_kind = 'association'

)

select * from joined
