import pytest

pytestmark = pytest.mark.models

A = "200000001"
EPCIS = [{"epci_code": A, "commune_count": 2}]
COMMUNES = [
    {"commune_code": "21001", "epci_code": A, "zone_emploi_code": "Z1", "population": 300},
    {"commune_code": "21002", "epci_code": A, "zone_emploi_code": "Z2", "population": 100},
]


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
    return {row["indicator_id"]: row for row in build("core_epci_sums", **given)}


def test_a_sum_is_missing_when_one_commune_is(build):
    whole = [count("21001", "births", 3), count("21002", "births", 1)]
    assert figures(build, core_commune_indicators=whole)["births"]["value"] == 3 + 1
    assert figures(build, core_commune_indicators=whole[:1]) == {}
    unknown = [whole[0], count("21002", "births", None)]
    assert figures(build, core_commune_indicators=unknown) == {}
