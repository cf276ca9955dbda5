import pytest

pytestmark = pytest.mark.models

A = "200000001"
EBE, PLACE = f"{A}-ensemble-ebe", f"{A}-ensemble-tiers_lieu"
KINDS = [
    {"resource_kind_id": "workshop", "family": "premises", "brownfield_counts": True},
    {"resource_kind_id": "vacant_building", "family": "premises", "brownfield_counts": True},
    {"resource_kind_id": "kitchen", "family": "premises", "brownfield_counts": False},
    {"resource_kind_id": "reuse_flow", "family": "material_flow", "brownfield_counts": False},
]
ASKED = [
    ("repair", "workshop", True),
    ("repair", "reuse_flow", True),
    ("cantine", "kitchen", True),
    ("cantine", "workshop", False),
    ("tiers_lieu", "vacant_building", True),
]


def asked(build, portfolio, composite=None, **resource):
    rows = build(
        "core_portfolio_premises",
        core_portfolio_candidates=[
            {
                "portfolio_id": portfolio,
                "epci_code": A,
                "activity_id": name,
                "composite_activity_id": composite,
            }
            for name in ("repair", "cantine")
        ],
        land_activity_resources=[
            {"activity_id": a, "resource_kind_id": kind, "is_critical": critical}
            for a, kind, critical in ASKED
        ],
        land_resource_kinds=[kind | {"label_fr": kind["resource_kind_id"]} for kind in KINDS],
        core_resources=[
            {"resource_id": n, "epci_code": A, "source_fr": "registre local"} | resource
            for n in ("1", "2")
        ],
    )
    return {
        (row["activity_id"], row["resource_kind_id"]): (row["resource_count"], row["is_in_place"])
        for row in rows
    }


def test_only_premises_without_which_it_cannot_live_are_asked_and_unknown_is_not_zero(build):
    assert asked(build, EBE, resource_kind_id="workshop") == {
        ("repair", "workshop"): (2, False),
        ("cantine", "kitchen"): (None, False),
    }


def test_only_the_register_says_that_premises_are_there(build):
    found = asked(build, EBE, resource_kind_id="workshop", source_fr="Cartofriches")
    assert found["repair", "workshop"] == (None, False)


def test_the_parts_of_a_place_share_its_building_but_not_a_kitchen(build):
    assert asked(build, PLACE, "tiers_lieu", resource_kind_id="vacant_building") == {
        ("repair", "vacant_building"): (2, True),
        ("cantine", "kitchen"): (None, False),
    }
