import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
KINDS = [
    {"resource_kind_id": "local", "brownfield_counts": True},
    {"resource_kind_id": "savoir_faire", "brownfield_counts": False},
    {"resource_kind_id": "friche", "brownfield_counts": False},
]


def test_a_brownfield_may_serve_as_premises_and_never_as_a_skill(build):
    rows = build(
        "core_epci_resources",
        land_resource_kinds=KINDS,
        core_resources=[
            {"resource_id": "r1", "epci_code": A, "resource_kind_id": "local"},
            {"resource_id": "r2", "epci_code": A, "resource_kind_id": "friche"},
            {"resource_id": "r3", "epci_code": B, "resource_kind_id": "savoir_faire"},
        ],
    )
    assert [(r["epci_code"], r["resource_kind_id"], r["resource_count"]) for r in rows] == [
        (A, "friche", 1),
        (A, "local", 1 + 1),
        (B, "savoir_faire", 1),
    ]


def test_a_kind_that_is_not_listed_has_no_row_because_it_is_unknown(build):
    assert build("core_epci_resources", land_resource_kinds=KINDS) == []
