import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
LAMBERT = "EPSG:2154"


def commune(code, epci, x, y, crs=LAMBERT):
    return {"commune_code": code, "epci_code": epci, "crs": crs, "x_m": x, "y_m": y}


def distances(build, *communes, minutes=20):
    squares = build(
        "core_supply_squares",
        core_communes=list(communes),
        land_activities=[{"activity_id": "garage", "catchment_road_min": minutes}],
        land_thresholds=[{"threshold_id": "supply_crow_km_per_min", "value": 0.5}],
        land_communes_without_road=[
            {"commune_code": code, "road_zone_fr": "île"} for code in ("29155", "29156")
        ],
    )
    rows = build("core_supply_distances", core_communes=list(communes), core_supply_squares=squares)
    return {
        row["commune_code"]: (row["is_own"], row["crow_km"])
        for row in rows
        if row["epci_code"] == A
    }


def test_the_distance_runs_to_the_nearest_centre_of_the_epci_and_is_blank_inside(build):
    found = distances(
        build,
        commune("21001", A, 0, 0),
        commune("21002", A, 6_000, 0),
        commune("25001", B, 9_000, 4_000),  # 3, 4, 5 from 21002
    )
    assert found == {"21001": (True, None), "21002": (True, None), "25001": (False, 5.0)}


def test_twenty_minutes_are_ten_kilometres_and_a_metre_more_is_out(build):
    ours = commune("21001", A, 0, 0)
    found = distances(build, ours, commune("25001", B, -10_000, 0), commune("25002", B, 0, 10_001))
    assert found == {"21001": (True, None), "25001": (False, 10.0)}


def test_a_commune_of_no_epci_is_within_reach_and_one_of_another_projection_is_not(build):
    found = distances(
        build,
        commune("21001", A, 0, 0),
        commune("29083", None, 1_000, 0),
        commune("97401", B, 1_000, 0, crs="EPSG:2975"),
    )
    assert found == {"21001": (True, None), "29083": (False, 1.0)}


def test_what_no_road_leads_to_is_out_of_reach_unless_the_epci_is_there_too(build):
    ours, ashore = commune("21001", A, 0, 0), commune("25001", B, 2_000, 0)
    isle, next_to_it = commune("29155", B, 1_000, 0), commune("29156", A, 1_000, 1_000)
    assert distances(build, ours, isle, ashore) == {"21001": (True, None), "25001": (False, 2.0)}
    assert distances(build, ours, isle, next_to_it)["29155"] == (False, 1.0)


def test_a_commune_without_a_centre_is_still_of_its_epci(build):
    assert distances(build, commune("21001", A, None, None)) == {"21001": (True, None)}


def test_the_widest_reach_is_that_of_the_activity_that_goes_farthest(build):
    found = distances(build, commune("21001", A, 0, 0), commune("25001", B, 19_000, 0), minutes=40)
    assert found["25001"] == (False, 19.0)
