import pytest

pytestmark = pytest.mark.models

A = "200000001"
COMMUNES = [
    {"commune_code": "21001", "epci_code": A},
    {"commune_code": "21002", "epci_code": A},
    {"commune_code": "29083", "epci_code": None},
]


def test_each_year_has_its_own_sum_and_a_commune_without_an_epci_none(build):
    counts = [("21001", 2018, 2), ("21002", 2018, 1), ("21001", 2013, 5), ("29083", 2018, 7)]
    rows = build(
        "core_epci_equipment_years",
        core_communes=COMMUNES,
        core_commune_equipment=[
            {"commune_code": code, "type_code": "B203", "year": year, "equipment_count": count}
            for code, year, count in counts
        ],
    )
    assert {(row["epci_code"], row["year"]): row["equipment_count"] for row in rows} == {
        (A, 2018): 2 + 1,
        (A, 2013): 5,
    }
