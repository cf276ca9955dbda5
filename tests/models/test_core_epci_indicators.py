import pytest

pytestmark = pytest.mark.models

A = "200000001"
EPCIS = [{"epci_code": A, "commune_count": 2}]
COMMUNES = [
    {"commune_code": "21001", "epci_code": A, "zone_emploi_code": "Z1", "population": 300},
    {"commune_code": "21002", "epci_code": A, "zone_emploi_code": "Z2", "population": 100},
]


def rate(zone, value, year=2021):
    return {
        "territory_kind": "zone_emploi",
        "territory_code": zone,
        "indicator_id": "unemployment_share",
        "year": year,
        "value": value,
        "source_id": "chomage",
    }


def count(code, indicator, value, year=2021):
    return {
        "commune_code": code,
        "indicator_id": indicator,
        "value": value,
        "year": year,
        "source_id": "faits",
    }


def figures(build, **tables):
    given = {"core_epcis": EPCIS, "core_communes": COMMUNES} | tables
    return {row["indicator_id"]: row for row in build("core_epci_indicators", **given)}


def test_the_rates_of_employment_zones_are_weighted_by_the_people_of_each(build):
    found = figures(build, land_indicators=[rate("Z1", 0.08), rate("Z2", 0.04)])
    expected = (300 * 0.08 + 100 * 0.04) / (300 + 100)
    assert found["unemployment_share"]["value"] == pytest.approx(expected)


def test_a_weighted_rate_is_missing_when_the_zone_of_a_commune_is(build):
    assert figures(build, land_indicators=[rate("Z1", 0.08)]) == {}


def test_a_sum_is_missing_when_one_commune_is(build):
    whole = [count("21001", "births", 3), count("21002", "births", 1)]
    assert figures(build, core_commune_indicators=whole)["births"]["value"] == 3 + 1
    assert figures(build, core_commune_indicators=whole[:1]) == {}
    unknown = [whole[0], count("21002", "births", None)]
    assert figures(build, core_commune_indicators=unknown) == {}


def test_a_published_figure_is_taken_as_it_is_in_its_last_year(build):
    income = {"territory_kind": "epci", "territory_code": A, "indicator_id": "median_income_eur"}
    found = figures(
        build,
        land_indicators=[
            income | {"year": 2019, "value": 21000.0},
            income | {"year": 2021, "value": 22000.0},
        ],
    )
    assert (found["median_income_eur"]["value"], found["median_income_eur"]["year"]) == (
        22000,
        2021,
    )


def test_the_share_of_vacant_dwellings_is_vacant_over_all(build):
    found = figures(
        build,
        core_commune_indicators=[
            count("21001", "dwellings", 60),
            count("21002", "dwellings", 40),
            count("21001", "vacant_dwellings", 5),
            count("21002", "vacant_dwellings", 3),
        ],
    )
    assert found["vacant_dwelling_share"]["value"] == (5 + 3) / (60 + 40)
