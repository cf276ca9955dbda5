import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
ASKED = [
    {"activity_id": "garage", "resource_kind_id": "local", "is_critical": True},
    {"activity_id": "garage", "resource_kind_id": "savoir_faire", "is_critical": True},
    {"activity_id": "garage", "resource_kind_id": "benevoles", "is_critical": False},
]


def test_what_is_asked_is_counted_beside_what_is_known_and_no_register_means_unknown(build):
    in_a, in_b = build(
        "core_resource_match",
        core_opportunities=[{"epci_code": epci, "activity_id": "garage"} for epci in (A, B)],
        land_activity_resources=ASKED,
        core_resources=[
            {"epci_code": A, "resource_kind_id": "local", "source_fr": "registre local"},
            {"epci_code": A, "resource_kind_id": "benevoles", "source_fr": "registre local"},
            {"epci_code": B, "resource_kind_id": "friche", "source_fr": "Cartofriches"},
        ],
        core_epci_resources=[
            {"epci_code": A, "resource_kind_id": "local", "resource_count": 3},
            {"epci_code": A, "resource_kind_id": "benevoles", "resource_count": 1},
            {"epci_code": B, "resource_kind_id": "local", "resource_count": 1},
        ],
    )
    assert in_a == {
        "epci_code": A,
        "activity_id": "garage",
        "has_register": True,
        "asked_count": 3,
        "known_count": 2,
        "critical_count": 2,
        "critical_known_count": 1,
    }
    assert in_b["has_register"] is False
    # a brownfield may serve as premises, but only a register says that premises are there
    assert (in_b["known_count"], in_b["critical_known_count"]) == (1, 0)
