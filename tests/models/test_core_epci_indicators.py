import pytest

pytestmark = pytest.mark.models

A = "200000001"
EPCIS = [{"epci_code": A}]


def total(indicator, value, year=2021):
    return {
        "epci_code": A,
        "indicator_id": indicator,
        "value": value,
        "year": year,
        "source_id": "faits",
        "rule_fr": "somme des communes",
    }


def figures(build, **tables):
    given = {"core_epcis": EPCIS} | tables
    return {row["indicator_id"]: row for row in build("core_epci_indicators", **given)}


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
        core_epci_sums=[total("dwellings", 100), total("vacant_dwellings", 8)],
    )
    assert found["vacant_dwelling_share"]["value"] == 8 / 100
