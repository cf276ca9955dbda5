import pytest

pytestmark = pytest.mark.models

A = "200000001"


def reached(build, *, near, resources, kinds=("vehicles",), voices=12):
    rows = build(
        "core_cluster_reach",
        core_cluster_pairs=[
            {"commune_code": "21001", "resource_commune_code": code, "crow_km": km}
            for code, km in near.items()
        ],
        core_place_needs=[
            {"epci_code": A, "commune_code": "21001", "theme_id": theme, "respondent_count": voices}
            for theme in ("mobilite", "emploi")
        ],
        land_activity_themes=[
            {"activity_id": "location", "theme_id": "mobilite", "weight": 1.0},
            {"activity_id": "location", "theme_id": "emploi", "weight": 0.5},
        ],
        land_activity_resources=[
            {"activity_id": "location", "resource_kind_id": kind} for kind in kinds
        ],
        land_resource_kinds=[
            {"resource_kind_id": "vehicles", "brownfield_counts": False},
            {"resource_kind_id": "workshop", "brownfield_counts": True},
        ],
        land_thresholds=[{"threshold_id": "need_theme_weight", "value": 0.5}],
        core_resources=[
            {"resource_id": f"r{n}", "commune_code": code, "resource_kind_id": kind}
            for n, (code, kind) in enumerate(resources)
        ],
    )
    return [
        (r["resource_commune_code"], r["resource_kind_id"], r["resource_count"], r["crow_km"])
        for r in rows
    ]


def test_what_a_neighbour_has_is_at_reach_once_however_many_themes_ask_for_it(build):
    resources = [("21002", "vehicles"), ("21002", "vehicles"), ("21003", "vehicles")]
    found = reached(build, near={"21002": 5.0}, resources=resources)
    assert found == [("21002", "vehicles", 2, 5.0)]


def test_what_no_activity_asks_for_and_what_nobody_voiced_are_not_at_reach(build):
    near = {"21002": 1.0}
    assert reached(build, near=near, resources=[("21002", "workshop")]) == []
    assert reached(build, near=near, resources=[("21002", "vehicles")], voices=0) == []


def test_a_brownfield_is_at_reach_when_what_is_asked_may_be_one(build):
    place = {"near": {"21002": 1.0}, "resources": [("21002", "friche")]}
    assert reached(build, **place, kinds=["vehicles"]) == []
    assert reached(build, **place, kinds=["workshop"]) == [("21002", "friche", 1, 1.0)]
