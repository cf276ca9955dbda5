import pytest

pytestmark = pytest.mark.models

A = "200000001"
FIGURE = {"theme_id": "emploi", "indicator_id": "unemployment_share", "direction": "high_is_need"}
KIND = {
    "indicator_id": "unemployment_share",
    "lowest_fifth": 0.05,
    "epci_median": 0.07,
    "highest_fifth": 0.10,
}


def signals(build, value, *, direction="high_is_need", kind=KIND):
    rows = build(
        "core_official_signals",
        land_theme_figures=[FIGURE | {"direction": direction}],
        land_indicator_kinds=[kind],
        core_epci_indicators=[
            {"epci_code": A, "indicator_id": "unemployment_share", "value": value, "year": 2021}
        ],
    )
    return [(row["is_signal"], row["national"]) for row in rows]


def test_a_figure_signals_a_need_from_the_bound_of_the_most_concerned_fifth(build):
    assert signals(build, 0.10) == [(True, 0.07)]
    assert signals(build, 0.0999) == [(False, 0.07)]


def test_a_low_figure_signals_a_need_when_low_is_the_need(build):
    assert signals(build, 0.05, direction="low_is_need") == [(True, 0.07)]
    assert signals(build, 0.10, direction="low_is_need") == [(False, 0.07)]


def test_a_figure_whose_bounds_are_not_fitted_signals_nothing(build):
    assert signals(build, 0.9, kind=KIND | {"lowest_fifth": None, "highest_fifth": None}) == []
