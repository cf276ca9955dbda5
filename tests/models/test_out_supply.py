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


def test_a_count_of_associations_says_that_the_register_stops_in_2009(build):
    [row] = build(
        "out_supply",
        land_structures=[{"structure_kind": "association", "structure_id": "a", "year": 2025}],
        core_epci_supply=[
            {
                "epci_code": A,
                "structure_kind": "association",
                "is_covered": True,
                "structure_count": 148,
            }
        ],
        land_structure_kinds=[{"structure_kind": "association", "label_fr": "Associations"}],
    )
    assert (row["structure_count"], row["note_fr"]) == (148, "seulement celles créées avant 2009")


def test_no_place_in_the_first_file_of_a_growing_network_is_not_zero(build):
    counts = {A: 0, "200000002": 2}
    none, two = build(
        "out_supply",
        land_structures=[
            {"structure_kind": "france_services", "structure_id": key, "year": 2020}
            for key in ("f1", "f2")
        ],
        core_epci_supply=[
            {
                "epci_code": epci,
                "structure_kind": "france_services",
                "is_covered": True,
                "structure_count": count,
            }
            for epci, count in counts.items()
        ],
        land_structure_kinds=[{"structure_kind": "france_services", "label_fr": "Espaces"}],
    )
    assert (none["structure_count"], none["structure_year"]) == (None, 2020)
    assert (
        none["note_fr"]
        == "aucun dans le fichier de 2020, qui en compte 2 ; le réseau a grandi depuis"
    )
    assert (two["structure_count"], two["note_fr"]) == (2, None)
