import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "epicerie"}
GIVEN = {
    "core_opportunities": [KEY],
    "core_supply_ratio": [KEY],
    "core_epcis": [{"epci_code": A, "population": 1000}],
    "core_communes": [
        {"commune_code": "21001", "epci_code": A, "population": 750},
        {"commune_code": "21002", "epci_code": A, "population": 250},
    ],
    "land_activity_equipment": [
        {"activity_id": "epicerie", "type_code": "B201"},
        {"activity_id": "epicerie", "type_code": "B202"},
    ],
}


def equipment(code, kind, year=2018):
    return {"commune_code": code, "type_code": kind, "year": year, "equipment_count": 1}


def test_people_of_communes_without_any_equivalent_are_the_share_far_from_it(build):
    # two types in the same commune serve its people once
    there = [equipment("21001", "B201"), equipment("21001", "B202")]
    [row] = build("crit_acces", core_commune_equipment=there, **GIVEN)
    assert row["value"] == 1 - 750 / 1000


def test_only_the_last_year_of_the_bpe_says_what_is_there(build):
    years = [equipment("21001", "B201", 2013), equipment("21002", "B201", 2018)]
    [row] = build("crit_acces", core_commune_equipment=years, **GIVEN)
    assert row["value"] == 1 - 250 / 1000


def test_an_activity_without_types_of_equipment_has_no_such_figure(build):
    assert build("crit_acces", **(GIVEN | {"core_supply_ratio": []})) == []
