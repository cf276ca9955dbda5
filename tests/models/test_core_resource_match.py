import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
ASKED = [
    {"activity_id": "garage", "resource_kind_id": "local", "is_critical": True},
    {"activity_id": "garage", "resource_kind_id": "savoir_faire", "is_critical": True},
    {"activity_id": "garage", "resource_kind_id": "benevoles", "is_critical": False},
]
KINDS = [
    {"resource_kind_id": "local", "label_fr": "local commercial"},
    {"resource_kind_id": "savoir_faire", "label_fr": "savoir-faire"},
    {"resource_kind_id": "benevoles", "label_fr": "bénévoles"},
]


def registered(epci, kind):
    return {"epci_code": epci, "resource_kind_id": kind, "source_fr": "registre local"}


def matched(build, **tables):
    return build(
        "core_resource_match",
        core_opportunities=[{"epci_code": epci, "activity_id": "garage"} for epci in (A, B)],
        land_activity_resources=ASKED,
        land_resource_kinds=KINDS,
        **tables,
    )


def test_what_is_asked_is_counted_beside_what_is_known_and_no_register_means_unknown(build):
    in_a, in_b = matched(
        build,
        core_resources=[
            registered(A, "local"),
            registered(A, "benevoles"),
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
        "useful_known_count": 1,
        "critical_count": 2,
        "critical_known_count": 1,
        "critical_known_fr": "local commercial",
        "critical_to_find_fr": "savoir-faire",
    }
    assert in_b["has_register"] is False
    # a brownfield may serve as premises, but only a register says that premises are there
    assert (in_b["useful_known_count"], in_b["critical_known_count"]) == (0, 0)
    assert in_b["critical_to_find_fr"] == "local commercial ; savoir-faire"


def test_a_public_source_brings_a_useful_kind_and_never_a_critical_one(build):
    public = {"epci_code": A, "is_scored": True}
    in_a, _ = matched(
        build,
        core_resources=[registered(A, "local")],
        core_public_resources=[
            public | {"match_id": "associations", "resource_kind_id": "benevoles"},
            public | {"match_id": "ateliers", "resource_kind_id": "savoir_faire"},
        ],
    )
    assert (in_a["useful_known_count"], in_a["critical_known_count"]) == (1, 1)


def test_a_public_source_that_is_only_shown_counts_for_nothing(build):
    shown = {
        "epci_code": A,
        "match_id": "associations",
        "resource_kind_id": "benevoles",
        "is_scored": False,
    }
    in_a, _ = matched(build, core_resources=[registered(A, "local")], core_public_resources=[shown])
    assert in_a["useful_known_count"] == 0


def test_a_kind_seen_by_two_public_sources_counts_once(build):
    seen = {"epci_code": A, "resource_kind_id": "benevoles", "is_scored": True}
    in_a, _ = matched(
        build,
        core_resources=[registered(A, "local")],
        core_public_resources=[seen | {"match_id": "un"}, seen | {"match_id": "deux"}],
    )
    assert (in_a["asked_count"], in_a["useful_known_count"]) == (3, 1)
