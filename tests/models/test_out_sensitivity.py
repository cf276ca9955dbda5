import pytest

pytestmark = pytest.mark.models

ROW = {
    "opportunity_id": "200000001-boulangerie",
    "epci_code": "200000001",
    "activity_id": "boulangerie",
    "missing_low_class_id": "en_veille",
    "missing_high_class_id": "a_instruire",
}
CLASSES = [
    {"class_id": "en_veille", "class_label_fr": "en veille"},
    {"class_id": "a_instruire", "class_label_fr": "à instruire"},
]


def built(build, **cells):
    [row] = build(
        "out_sensitivity",
        calc_sensitivity=[ROW | cells],
        land_activities=[{"activity_id": "boulangerie", "activity_label_fr": "Boulangerie"}],
        land_classes=CLASSES,
    )
    return row


def test_the_classes_of_both_ends_are_told_by_their_label(build):
    row = built(build, top_share=0.87)
    assert (row["missing_low_class_fr"], row["missing_high_class_fr"]) == (
        "en veille",
        "à instruire",
    )
    assert (row["activity_label_fr"], row["top_share"]) == ("Boulangerie", 0.87)


def test_an_opportunity_of_which_nothing_is_known_keeps_its_line(build):
    row = built(build, missing_low_class_id=None, missing_high_class_id=None, draws_fr="Inconnu.")
    assert (row["missing_low_class_fr"], row["top_share"], row["draws_fr"]) == (
        None,
        None,
        "Inconnu.",
    )
