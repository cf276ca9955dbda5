import pytest

pytestmark = pytest.mark.models

WANTED = [{"activity_id": "garage", "type_code": "A301"}]


def equipment(code, year, count):
    return {"commune_code": code, "type_code": "A301", "year": year, "equipment_count": count}


def test_only_the_last_year_is_counted_and_the_type_is_named(build):
    rows = build(
        "core_equipment_sites",
        core_commune_equipment=[equipment("21001", 2013, 4), equipment("21001", 2018, 3)],
        land_activity_equipment=WANTED,
        core_equipment_labels=[{"type_code": "A301", "type_label_fr": "Garage"}],
    )
    assert [(r["equipment_count"], r["equipment_year"], r["type_label_fr"]) for r in rows] == [
        (3, 2018, "Garage")
    ]


def test_a_type_without_a_label_keeps_its_code(build):
    [row] = build(
        "core_equipment_sites",
        core_commune_equipment=[equipment("21001", 2018, 1)],
        land_activity_equipment=WANTED,
    )
    assert row["type_label_fr"] == "A301"
