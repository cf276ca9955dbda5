import pytest

pytestmark = pytest.mark.models

A = "200000001"
SIAE = {
    "match_id": "siae_prescribers",
    "seen_id": "siae",
    "resource_kind_id": "prescribers",
    "is_scored": True,
    "one_fr": "structure d’insertion peut servir",
    "many_fr": "structures d’insertion peuvent servir",
    "source_fr": "le marché de l’inclusion",
}
VACANT = SIAE | {"match_id": "vacants", "seen_id": "vacant_dwellings", "is_scored": False}


def built(build, count, dwellings=None):
    return build(
        "core_public_resources",
        core_epci_supply=[{"epci_code": A, "structure_kind": "siae", "structure_count": count}],
        core_epci_sums=[
            {"epci_code": A, "indicator_id": "vacant_dwellings", "value": dwellings, "year": 2021}
        ],
        land_structures=[{"structure_kind": "siae", "structure_id": "s", "year": 2020}],
        land_public_resources=[SIAE, VACANT],
    )


def test_structures_and_figures_are_counted_by_epci_with_their_year(build):
    structures, dwellings = built(build, 3, 1406.0)
    assert (
        structures["resource_label_fr"]
        == "3\u00a0structures d’insertion peuvent servir, à vérifier"
    )
    assert structures["source_fr"] == "le marché de l’inclusion, 2020"
    assert structures["is_scored"] is True
    assert (dwellings["seen_count"], dwellings["is_scored"]) == (1406, False)
    assert dwellings["resource_label_fr"].startswith("1\u202f406\u00a0")


def test_one_is_told_in_the_singular(build):
    [row] = built(build, 1)
    assert row["resource_label_fr"] == "1\u00a0structure d’insertion peut servir, à vérifier"


def test_what_is_absent_or_not_covered_brings_no_resource(build):
    assert built(build, 0) == []
    assert built(build, None) == []
