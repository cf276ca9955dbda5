import pytest

pytestmark = pytest.mark.models

A = "200000001"
GIVEN = {
    "land_activities": [{"activity_id": "epicerie", "catchment_road_min": None}],
    "land_thresholds": [{"threshold_id": "access_reach_min", "value": 15}],
    "land_activity_equipment": [
        {"activity_id": "epicerie", "type_code": "B201"},
        {"activity_id": "epicerie", "type_code": "B202"},
    ],
    "core_communes": [
        {"commune_code": "21001", "epci_code": A, "population": 750},
        {"commune_code": "21002", "epci_code": A, "population": 250},
    ],
}


def access(code, kind, minutes=None, *, present=False, cut_off=False):
    return {
        "commune_code": code,
        "type_code": kind,
        "road_min": minutes,
        "is_present_in_commune": present,
        "is_out_of_reach": cut_off,
        "is_hypothesis": None if minutes is None else True,
    }


def built(build, rows, **changed):
    [row] = build("core_access", calc_access=rows, **(GIVEN | changed))
    return row


def test_people_beyond_the_reach_of_every_equivalent_are_far(build):
    rows = [
        access("21001", "B201", 40.0), access("21001", "B202", 10.0),
        access("21002", "B201", 40.0), access("21002", "B202", 16.0),
    ]  # fmt: skip
    row = built(build, rows)
    assert row["far_share"] == 250 / 1000
    assert row["unserved_share"] == 1
    assert row["is_hypothesis"]


def test_an_activity_says_how_far_one_comes(build):
    rows = [access("21001", "B201", 10.0), access("21002", "B201", 16.0)]
    own = [{"activity_id": "epicerie", "catchment_road_min": 20}]
    row = built(build, rows, land_activities=own)
    assert (row["reach_min"], row["far_share"]) == (20, 0)


def test_a_type_in_the_commune_is_near_even_when_another_type_is_far(build):
    rows = [
        access("21001", "B201", present=True), access("21001", "B202", 40.0),
        access("21002", "B201", 5.0),
    ]  # fmt: skip
    row = built(build, rows)
    assert row["far_share"] == 0
    assert row["unserved_share"] == 250 / 1000


def test_people_whom_no_road_leads_to_one_are_far(build):
    rows = [access("21001", "B201", 5.0), access("21002", "B201", cut_off=True)]
    assert built(build, rows)["far_share"] == 250 / 1000


def test_an_unknown_distance_is_never_called_far_nor_near(build):
    rows = [access("21001", "B201", 5.0), access("21002", "B201", cut_off=None)]
    row = built(build, rows)
    assert row["far_share"] is None
    assert row["unserved_share"] == 1


def test_nobody_driving_there_is_neither_measured_nor_guessed(build):
    rows = [access("21001", "B201", present=True), access("21002", "B201", cut_off=True)]
    row = built(build, rows)
    assert row["is_hypothesis"] is None
    assert row["far_share"] == row["unserved_share"] == 250 / 1000
