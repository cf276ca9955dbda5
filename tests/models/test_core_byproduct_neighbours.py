import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
PROPOSAL = {"proposal_id": "f1:imprimerie", "resource_id": "f1", "activity_id": "imprimerie"}
ASKED = [
    {"activity_id": "imprimerie", "resource_kind_id": kind}
    for kind in ("wood_flow", "reuse_flow", "job_seekers", "workshop")
]
FAMILIES = {
    "wood_flow": "material_flow",
    "reuse_flow": "material_flow",
    "job_seekers": "people",
    "vehicles": "equipment",
    "workshop": "premises",
}
REGISTER = "registre local"


def commune(code, x_km, y_km=0.0, crs="EPSG:2154"):
    place = {"commune_code": code, "commune_name": f"Commune {code}", "crs": crs}
    return place | {"x_m": x_km * 1000.0, "y_m": y_km * 1000.0}


def resource(key, commune_code, kind, epci=A, source=REGISTER):
    named = {"resource_id": key, "epci_code": epci, "resource_label_fr": key.upper()}
    kept = {"commune_code": commune_code, "resource_kind_id": kind, "source_fr": source}
    return named | kept


def nearest(build, *others, flow_commune="21001"):
    return build(
        "core_byproduct_neighbours",
        calc_byproducts=[PROPOSAL],
        land_activity_resources=ASKED,
        land_resource_kinds=[
            {"resource_kind_id": kind, "family": family} for kind, family in FAMILIES.items()
        ],
        core_resources=[resource("f1", flow_commune, "wood_flow"), *others],
        core_communes=[
            commune("21001", 0),
            commune("21002", 3, 4),
            commune("21003", 9),
            commune("97401", 1, crs="EPSG:2975"),
        ],
    )


def test_the_nearest_place_that_the_activity_asks_for_is_told_across_the_border(build):
    [row] = nearest(
        build, resource("w1", "21002", "workshop", epci=B), resource("w2", "21003", "workshop")
    )
    assert row == {
        "proposal_id": "f1:imprimerie",
        "near_crow_km": 5.0,  # 3-4-5
        "near_resource_fr": "W1",
        "near_commune_name": "Commune 21002",
    }


def test_flows_people_a_kind_not_asked_a_public_file_and_another_island_are_not_places(build):
    others = (
        resource("f2", "21002", "wood_flow"),
        resource("f3", "21002", "reuse_flow"),
        resource("p1", "21002", "job_seekers"),
        resource("v1", "21002", "vehicles"),
        resource("b1", "21002", "workshop", source="Cartofriches"),
        resource("w1", "97401", "workshop"),
    )
    assert nearest(build, *others) == []


def test_a_flow_or_a_place_not_located_has_no_distance(build):
    assert nearest(build, resource("w1", None, "workshop")) == []
    assert nearest(build, resource("w1", "21002", "workshop"), flow_commune=None) == []
