import pytest

pytestmark = pytest.mark.models

KEPT = {"historic_code": "21001", "commune_code": "21001"}
MERGED = {"historic_code": "21002", "commune_code": "21001"}
LABELS = [{"nomenclature_id": "bpe_type", "code": "B203", "label_fr": "Boulangerie"}]


def test_a_merged_commune_brings_its_equipments_along(build):
    rows = build(
        "core_commune_equipment",
        calc_commune_passages=[KEPT, MERGED],
        land_equipment=[
            {"commune_code": "21001", "type_code": "B203", "year": 2018, "equipment_count": 2},
            {"commune_code": "21002", "type_code": "B203", "year": 2018, "equipment_count": 3},
        ],
    )
    assert rows == [
        {"commune_code": "21001", "type_code": "B203", "year": 2018, "equipment_count": 2 + 3}
    ]


def test_an_equipment_named_by_its_label_finds_its_type_and_another_label_is_left_out(build):
    rows = build(
        "core_commune_equipment",
        calc_commune_passages=[KEPT],
        land_nomenclatures=LABELS,
        land_equipment=[
            {
                "commune_code": "21001",
                "type_label": "Boulangerie",
                "year": 2009,
                "equipment_count": 1,
            },
            {
                "commune_code": "21001",
                "type_label": "Boulanger",
                "year": 2009,
                "equipment_count": 7,
            },
        ],
    )
    assert [(row["type_code"], row["equipment_count"]) for row in rows] == [("B203", 1)]


def test_a_code_that_leads_nowhere_is_left_out(build):
    lost = {"commune_code": "99999", "type_code": "B203", "year": 2018, "equipment_count": 2}
    assert (
        build("core_commune_equipment", calc_commune_passages=[KEPT], land_equipment=[lost]) == []
    )
