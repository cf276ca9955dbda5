import pytest

pytestmark = pytest.mark.models


def test_structures_are_counted_by_commune_and_kind(build):
    rows = build(
        "core_cluster_supply",
        core_located_structures=[
            {"structure_kind": kind, "structure_id": str(number), "commune_code": code}
            for number, (kind, code) in enumerate(
                [("siae", "21001"), ("siae", "21001"), ("tiers_lieu", "21001"), ("siae", "21002")]
            )
        ],
        land_structure_kinds=[
            {"structure_kind": "siae", "label_fr": "Insertion"},
            {"structure_kind": "tiers_lieu", "label_fr": "Tiers-lieux"},
        ],
    )
    counts = [(row["commune_code"], row["structure_kind"], row["structure_count"]) for row in rows]
    assert counts == [("21001", "siae", 2), ("21001", "tiers_lieu", 1), ("21002", "siae", 1)]
