import pytest

pytestmark = pytest.mark.models

ROW = {
    "opportunity_id": "200000001-boulangerie",
    "epci_code": "200000001",
    "activity_id": "boulangerie",
    "sentence_fr": "Une phrase.",
}


def built(build, **cells):
    [row] = build(
        "out_feasibility",
        core_feasibility=[ROW | cells],
        land_activities=[{"activity_id": "boulangerie", "activity_label_fr": "Boulangerie"}],
        core_equipment_labels=[{"type_code": "B203", "type_label_fr": "Boulangerie"}],
    )
    return row


def test_a_type_is_told_by_its_label_and_by_its_code_where_it_has_none(build):
    assert built(build, type_code="B203", chance_share=0.2)["type_label_fr"] == "Boulangerie"
    assert built(build, type_code="B999", chance_share=0.2)["type_label_fr"] == "B999"


def test_an_activity_without_a_series_keeps_its_sentence_and_no_chance(build):
    row = built(build, type_code=None, chance_share=None)
    assert (row["chance_share"], row["type_label_fr"]) == (None, None)
    assert row["sentence_fr"] == "Une phrase."
