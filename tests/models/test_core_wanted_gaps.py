import pytest

pytestmark = pytest.mark.models

A = "200000001"
GAP = {"epci_code": A, "observed_count": 1, "year": 2018}


def test_only_types_an_activity_could_replace_are_kept_once_under_their_latest_name(build):
    [row] = build(
        "core_wanted_gaps",
        land_activity_equipment=[
            {"activity_id": "boulangerie", "type_code": "B203"},
            {"activity_id": "traiteur", "type_code": "B203"},
        ],
        core_equipment_labels=[{"type_code": "B203", "type_label_fr": "Boulangerie"}],
        core_gaps=[GAP | {"type_code": "B203"}, GAP | {"type_code": "A501"}],
    )
    assert (row["type_code"], row["type_label_fr"]) == ("B203", "Boulangerie")


def test_a_type_the_nomenclature_does_not_know_keeps_its_code(build):
    [row] = build(
        "core_wanted_gaps",
        land_activity_equipment=[{"activity_id": "boulangerie", "type_code": "B203"}],
        core_gaps=[GAP | {"type_code": "B203"}],
    )
    assert row["type_label_fr"] == "B203"
