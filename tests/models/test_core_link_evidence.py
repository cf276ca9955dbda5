import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"


def seen(build, **tables):
    rows = build("core_link_evidence", **tables)
    return {(row["epci_code"], row["evidence_id"]): row["is_seen"] for row in rows}


def test_a_register_says_what_is_seen_and_what_is_not_and_no_register_says_nothing(build):
    found = seen(
        build,
        core_resources=[
            {"resource_id": "r1", "epci_code": A, "resource_kind_id": "workshop"}
            | {"source_fr": "registre local"},
            {"resource_id": "r2", "epci_code": A, "resource_kind_id": "workshop"}
            | {"source_fr": "registre local"},
            {"resource_id": "r3", "epci_code": B, "resource_kind_id": "friche"}
            | {"source_fr": "Cartofriches"},
        ],
        land_resource_kinds=[
            {"resource_kind_id": kind, "label_fr": kind} for kind in ("workshop", "vehicles")
        ],
    )
    assert found == {(A, "workshop"): True, (A, "vehicles"): False}


def test_a_counted_zero_is_not_seen_and_a_type_not_counted_is_left_out(build):
    rows = build(
        "core_link_evidence",
        core_epci_equipment=[
            {"epci_code": A, "type_code": "B203", "equipment_count": 3},
            {"epci_code": A, "type_code": "B202", "equipment_count": 0},
        ],
        land_nomenclatures=[
            {"nomenclature_id": "bpe_type", "code": "B203", "label_fr": label, "year": year}
            for label, year in (("Boulangerie", 2013), ("Boulangerie-pâtisserie", 2018))
        ],
    )
    told = [(row["evidence_id"], row["evidence_label_fr"], row["is_seen"]) for row in rows]
    assert told == [("B202", "B202", False), ("B203", "Boulangerie-pâtisserie", True)]


def test_structures_of_a_source_that_does_not_cover_the_epci_are_unknown(build):
    found = seen(
        build,
        core_epci_supply=[
            {"epci_code": A, "structure_kind": "siae", "structure_count": 0},
            {"epci_code": A, "structure_kind": "tiers_lieu", "structure_count": None},
        ],
        land_structure_kinds=[
            {"structure_kind": kind, "label_fr": kind} for kind in ("siae", "tiers_lieu")
        ],
    )
    assert found == {(A, "siae"): False}
