import pytest

pytestmark = pytest.mark.models


def test_a_departement_bears_its_last_name(build):
    names = [
        ("21", "Côte-d’Or", 2026),
        ("22", "Côtes-du-Nord", 1989),
        ("22", "Côtes-d’Armor", 2026),
    ]
    rows = build(
        "core_departements",
        land_nomenclatures=[
            {"nomenclature_id": "departement", "code": code, "label_fr": label, "year": year}
            for code, label, year in names
        ],
    )
    assert [tuple(row.values()) for row in rows] == [("21", "Côte-d’Or"), ("22", "Côtes-d’Armor")]
