import pytest

pytestmark = pytest.mark.models

A = "200000001"
GIVEN = {
    "land_activities": [{"activity_id": "epicerie", "catchment_road_min": None}],
    "land_thresholds": [{"threshold_id": "access_reach_min", "value": 15}],
    "core_communes": [
        {"commune_code": "21001", "epci_code": A, "population": 750},
        {"commune_code": "21002", "epci_code": A, "population": 250},
    ],
}


def nearest(code, minutes=None, *, present=False):
    return {
        "commune_code": code,
        "activity_id": "epicerie",
        "is_equipment": True,
        "road_min": minutes,
        "is_present": present,
        "is_hypothesis": None if minutes is None else True,
    }


def built(build, *rows, **changed):
    [row] = build("core_access", core_nearest_supply=rows, **(GIVEN | changed))
    return row


def test_people_beyond_the_reach_of_every_equivalent_are_far(build):
    row = built(build, nearest("21001", 10.0), nearest("21002", 16.0))
    assert row["far_share"] == 250 / 1000
    assert row["unserved_share"] == 1
    assert (row["is_hypothesis"], row["is_equipment"]) == (True, True)


def test_an_activity_says_how_far_one_comes(build):
    own = [{"activity_id": "epicerie", "catchment_road_min": 20}]
    row = built(build, nearest("21001", 10.0), nearest("21002", 16.0), land_activities=own)
    assert (row["reach_min"], row["far_share"]) == (20, 0)


def test_people_whom_no_road_leads_to_one_are_far(build):
    row = built(build, nearest("21001", 5.0), nearest("21002", float("inf")))
    assert row["far_share"] == 250 / 1000


def test_an_unknown_distance_is_never_called_far_nor_near(build):
    row = built(build, nearest("21001", 5.0), nearest("21002"))
    assert row["far_share"] is None
    assert row["unserved_share"] == 1


def test_people_served_in_their_commune_are_not_unserved(build):
    row = built(build, nearest("21001", 0.0, present=True), nearest("21002", 5.0))
    assert (row["far_share"], row["unserved_share"]) == (0, 250 / 1000)
