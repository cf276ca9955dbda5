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


def figures(build, **tables):
    given = {"core_epcis": EPCIS, "core_communes": COMMUNES} | tables
    return {row["indicator_id"]: row for row in build("core_epci_zone_rates", **given)}


def test_the_rates_of_employment_zones_are_weighted_by_the_people_of_each(build):
    found = figures(build, land_indicators=[rate("Z1", 0.08), rate("Z2", 0.04)])
    expected = (300 * 0.08 + 100 * 0.04) / (300 + 100)
    assert found["unemployment_share"]["value"] == pytest.approx(expected)


def test_a_weighted_rate_is_missing_when_the_zone_of_a_commune_is(build):
    assert figures(build, land_indicators=[rate("Z1", 0.08)]) == {}


def test_an_older_rate_keeps_its_own_year_when_the_last_is_blank(build):
    found = figures(
        build,
        land_indicators=[
            rate("Z1", 0.08, 2020),
            rate("Z1", None, 2021),
            rate("Z2", 0.04, 2020),
        ],
    )
    assert found["unemployment_share"]["year"] == 2020
