import pytest

pytestmark = pytest.mark.models

LAMBERT = "EPSG:2154"


def commune(code, x, y, crs=LAMBERT):
    return {"commune_code": code, "commune_name": f"C{code}", "crs": crs, "x_m": x, "y_m": y}


def pairs(build, *communes, needs=("21001",), resources=("21002", "21003", "97401"), voices=12):
    rows = build(
        "core_cluster_pairs",
        core_communes=[commune("21001", 0, 0), *communes],
        core_place_needs=[
            {"commune_code": code, "theme_id": theme, "respondent_count": voices}
            for code in needs
            for theme in ("emploi", "mobilite")
        ],
        core_resources=[
            {"resource_id": f"{code}-{number}", "commune_code": code}
            for code in resources
            for number in (1, 2)
        ],
        land_thresholds=[{"threshold_id": "cluster_reach_km", "value": 10}],
    )
    return {(row["commune_code"], row["resource_commune_code"]): row["crow_km"] for row in rows}


def test_two_themes_and_two_resources_make_one_pair_with_its_distance(build):
    # 3, 4, 5: five kilometres away
    assert pairs(build, commune("21002", 3_000, 4_000)) == {("21001", "21002"): 5.0}


def test_ten_kilometres_are_at_reach_and_a_metre_more_is_not(build):
    found = pairs(build, commune("21002", 10_000, 0), commune("21003", 10_001, 0))
    assert found.keys() == {("21001", "21002")}


def test_a_commune_makes_no_pair_with_itself_nor_with_one_that_has_no_resource(build):
    near = commune("21002", 1_000, 0)
    assert pairs(build, near, resources=["21001"]) == {}


def test_a_theme_that_nobody_voiced_calls_no_neighbour(build):
    assert pairs(build, commune("21002", 1_000, 0), voices=0) == {}


def test_no_distance_is_taken_between_two_projections(build):
    assert pairs(build, commune("97401", 1_000, 0, crs="EPSG:2975")) == {}
