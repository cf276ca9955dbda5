import math

import pytest

pytestmark = pytest.mark.models

EQUIPMENT = [
    {"activity_id": "epicerie", "type_code": "B201"},
    {"activity_id": "epicerie", "type_code": "B202"},
]


def access(kind, minutes=None, *, present=False, cut_off=False):
    return {
        "commune_code": "21001",
        "type_code": kind,
        "road_min": minutes,
        "is_present_in_commune": present,
        "is_out_of_reach": cut_off,
        "is_hypothesis": None if minutes is None else True,
    }


def built(build, *rows):
    [row] = build("core_nearest_supply", land_activity_equipment=EQUIPMENT, calc_access=rows)
    return row


def test_the_nearest_of_the_types_is_the_nearest_equivalent(build):
    row = built(build, access("B201", 40.0), access("B202", 10.0))
    assert (row["road_min"], row["is_equipment"], row["is_hypothesis"]) == (10, True, True)


def test_a_type_in_the_commune_is_near_even_when_another_type_is_far(build):
    row = built(build, access("B201", present=True), access("B202", 40.0))
    assert (row["road_min"], row["is_present"]) == (0, True)


def test_no_road_is_further_than_any_road_and_unknown_is_not_a_distance(build):
    assert built(build, access("B201", cut_off=True))["road_min"] == math.inf
    assert built(build, access("B201", cut_off=None))["road_min"] is None


def test_nobody_driving_there_is_neither_measured_nor_guessed(build):
    assert built(build, access("B201", present=True))["is_hypothesis"] is None


def test_lists_of_structures_speak_for_activities_without_types(build):
    site = access("", 12.0) | {"activity_id": "recyclerie"}
    site.pop("type_code")
    [row] = build("core_nearest_supply", calc_structure_access=[site])
    assert (row["activity_id"], row["road_min"], row["is_equipment"]) == ("recyclerie", 12, False)
