import pytest

pytestmark = pytest.mark.models


A = "200000001"
DAWN, END, MERGER = "1943-01-01", "9999-12-31", "2019-01-01"


def alive(code, commune, until=END):
    return {
        "historic_code": code,
        "commune_code": commune,
        "valid_from": DAWN,
        "valid_to": until,
    }


def people(code, year, value):
    return {
        "territory_kind": "commune",
        "territory_code": code,
        "indicator_id": "population_series",
        "year": year,
        "value": value,
    }


def grown(build, history, series, population=1000):
    return build(
        "core_epci_growth",
        core_epcis=[{"epci_code": A, "population": population}],
        core_communes=[{"commune_code": "21001", "epci_code": A, "population": 1000}],
        calc_commune_history=history,
        land_indicators=series,
    )


def test_growth_is_told_by_year(build):
    series = [people("21001", 2015, 1000.0), people("21001", 2021, 1000 * 1.01**6)]
    [row] = grown(build, [alive("21001", "21001")], series)
    assert row["growth_share_per_year"] == pytest.approx(0.01, abs=1e-6)


def test_a_merged_commune_is_the_sum_of_its_parts_before(build):
    history = [alive("21001", "21001"), alive("21002", "21001", MERGER)]
    parts = [people("21001", 2015, 600.0), people("21002", 2015, 400.0)]
    [row] = grown(build, history, [*parts, people("21001", 2021, 1000.0)])
    assert row["growth_share_per_year"] == pytest.approx(0)


def test_a_part_missing_before_a_merger_is_not_a_growth(build):
    history = [alive("21001", "21001"), alive("21002", "21001", MERGER)]
    series = [people("21001", 2015, 600.0), people("21001", 2021, 1000.0)]
    assert grown(build, history, series) == []


def test_communes_known_of_too_few_people_do_not_speak_for_the_epci(build):
    series = [people("21001", 2015, 1000.0), people("21001", 2021, 1000.0)]
    # 1000 of 1200 people are under nine tenths.
    assert grown(build, [alive("21001", "21001")], series, population=1200) == []
