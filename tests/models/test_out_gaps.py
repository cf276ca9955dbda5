import pytest

pytestmark = pytest.mark.models

A = "200000001"
GAP = {"epci_code": A, "observed_count": 1, "year": 2018}


def test_only_types_an_activity_could_replace_are_told_with_french_numbers(build):
    rows = build(
        "out_gaps",
        land_activity_equipment=[
            {"activity_id": "boulangerie", "type_code": "B203"},
            {"activity_id": "traiteur", "type_code": "B203"},
        ],
        land_nomenclatures=[
            {"nomenclature_id": "bpe_type", "code": "B203", "label_fr": "Boulanger", "year": 2009},
            {
                "nomenclature_id": "bpe_type",
                "code": "B203",
                "label_fr": "Boulangerie",
                "year": 2018,
            },
        ],
        core_gaps=[
            GAP | {"type_code": "B203", "expected_count": 4.25, "gap_count": 3.25},
            GAP | {"type_code": "A501", "expected_count": 9.0, "gap_count": 8.0},
        ],
    )
    [row] = rows
    assert row["sentence_fr"] == (
        "Boulangerie : 1 présent, 4,3 attendus pour un territoire de cette taille (2018)"
    )


def test_a_type_the_nomenclature_does_not_know_keeps_its_code(build):
    [row] = build(
        "out_gaps",
        land_activity_equipment=[{"activity_id": "boulangerie", "type_code": "B203"}],
        core_gaps=[GAP | {"type_code": "B203", "expected_count": 4.0, "gap_count": 3.0}],
    )
    assert row["type_label_fr"] == "B203"
