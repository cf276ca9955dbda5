-- Official figures that point to a need: the EPCI is among the national fifth most concerned.
-- grain: one row per EPCI, theme and indicator
-- keys: epci_code, theme_id, indicator_id
-- why: the bound of the national fifth is written in data/indicator_kinds.csv, with its vintage,
--      so that adding an EPCI never moves another one's signal. A signal is not a qualified need.

with

compared as (

    select
        indicators.epci_code,
        figures.theme_id,
        figures.indicator_id,
        indicators.value,
        indicators.year,
        indicators.rule_fr,
        kinds.epci_median as national,
        figures.sentence_fr,
        figures.source_fr,
        (figures.direction = 'high_is_need' and indicators.value >= kinds.highest_fifth)
        or (figures.direction = 'low_is_need' and indicators.value <= kinds.lowest_fifth)
            as is_signal
    from core_epci_indicators as indicators
    inner join land_theme_figures as figures on indicators.indicator_id = figures.indicator_id
    inner join land_indicator_kinds as kinds on figures.indicator_id = kinds.indicator_id
    where kinds.lowest_fifth is not null and kinds.highest_fifth is not null

)

select * from compared
