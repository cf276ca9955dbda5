import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_a_count_that_is_not_known_says_why_and_is_not_zero(build):
    known, unknown, absent = build(
        "out_supply",
        land_structures=[
            {"structure_kind": "siae", "structure_id": "s", "year": 2020},
            {"structure_kind": "tiers_lieu", "structure_id": "t", "year": 2024},
        ],
        core_epci_supply=[
            {"epci_code": A, "structure_kind": "siae", "is_covered": True, "structure_count": 0},
            {"epci_code": A, "structure_kind": "tiers_lieu", "is_covered": False},
            {"epci_code": A, "structure_kind": "zone", "is_covered": False},
        ],
        land_structure_kinds=[
            {"structure_kind": "siae", "label_fr": "Insertion"},
            {"structure_kind": "tiers_lieu", "label_fr": "Tiers-lieux"},
            {"structure_kind": "zone", "label_fr": "Zones d’activités"},
        ],
    )
    assert (known["structure_count"], known["structure_year"]) == (0, 2020)
    assert known["note_fr"] is None
    assert (absent["structure_count"], absent["note_fr"]) == (None, "source non chargée")
    assert (unknown["structure_count"], unknown["note_fr"]) == (
        None,
        "non chargé pour ce département",
    )
