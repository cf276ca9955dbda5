import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_a_count_that_is_not_known_says_why_and_is_not_zero(build):
    known, unknown = build(
        "out_supply",
        core_epci_supply=[
            {"epci_code": A, "structure_kind": "siae", "is_covered": True, "structure_count": 0},
            {"epci_code": A, "structure_kind": "tiers_lieu", "is_covered": False},
        ],
        land_structure_kinds=[
            {"structure_kind": "siae", "label_fr": "Insertion"},
            {"structure_kind": "tiers_lieu", "label_fr": "Tiers-lieux"},
        ],
    )
    assert (known["structure_count"], known["note_fr"]) == (0, None)
    assert (unknown["structure_count"], unknown["note_fr"]) == (
        None,
        "non chargé pour ce département",
    )
