-- Figures published for an EPCI as a whole, kept only where it still is the EPCI that was counted.
-- grain: one row per EPCI and indicator
-- keys: epci_code, indicator_id
-- why: a median of another set of communes is not the median of this one, and medians cannot be
--      added up; the figure is then unknown. Where the perimeters of that year are not loaded,
--      the rule says so.

with

loaded as (

    select distinct year from core_epci_perimeters

),

figures as (

    select
        indicators.territory_code as epci_code,
        indicators.indicator_id,
        indicators.value,
        indicators.year,
        indicators.source_id,
        perimeters.perimeter_year,
        loaded.year is not null as is_checked,
        coalesce(kept.entered_count + kept.left_count = 0, false) as is_unchanged
    from land_indicators as indicators
    inner join core_epcis as epcis on indicators.territory_code = epcis.epci_code
    left join land_figure_perimeters as perimeters
        on indicators.source_id = perimeters.source_id
    left join loaded on perimeters.perimeter_year = loaded.year
    left join core_epci_overlaps as kept
        on epcis.epci_code = kept.epci_code and perimeters.perimeter_year = kept.year
    where indicators.territory_kind = 'epci' and indicators.value is not null

),

usable as (

    select
        epci_code,
        indicator_id,
        value,
        year,
        source_id,
        case
            when perimeter_year is null then 'publié pour l’EPCI'
            when is_checked then 'publié pour l’EPCI, périmètre inchangé depuis ' || perimeter_year
            else 'publié pour l’EPCI, périmètre de ' || perimeter_year || ' non chargé'
        end as rule_fr
    from figures
    where is_unchanged or not is_checked

),

last_years as (

    select
        epci_code,
        indicator_id,
        arg_max(value, year) as value,
        max(year) as year,
        arg_max(source_id, year) as source_id,
        arg_max(rule_fr, year) as rule_fr
    from usable
    group by epci_code, indicator_id

)

select * from last_years
