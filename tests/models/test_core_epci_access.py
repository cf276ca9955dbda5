import pytest

pytestmark = pytest.mark.models

A = "200000001"


def commune(code, people):
    return {"commune_code": code, "epci_code": A, "population": people}


def access(code, minutes=None, *, present=False, cut_off=False, guessed=True):
    return {
        "commune_code": code,
        "type_code": "B201",
        "road_min": minutes,
        "is_present_in_commune": present,
        "is_out_of_reach": cut_off,
        "is_hypothesis": guessed if minutes is not None else None,
        "year": 2018,
    }


def floating(code, share):
    return {"commune_code": code, "type_code": "B201", "in_reach_per_1000": share}


def built(build, communes, rows, shares=()):
    tables = {"core_communes": communes, "calc_access": rows, "calc_floating": shares}
    [row] = build("core_epci_access", **tables)
    return row


def test_people_served_in_their_commune_come_before_those_who_drive(build):
    communes = [commune("21001", 40), commune("21002", 30), commune("21003", 30)]
    rows = [access("21001", present=True), access("21002", 8.0), access("21003", 20.0)]
    row = built(build, communes, rows)
    assert row["present_share"] == 40 / 100
    assert row["median_road_min"] == 8  # 40 + 30 people are within 8 min
    assert row["p90_road_min"] == 20


def test_no_minutes_are_told_when_half_are_served_in_their_commune(build):
    communes = [commune("21001", 50), commune("21002", 50)]
    row = built(build, communes, [access("21001", present=True), access("21002", 8.0)])
    assert row["median_road_min"] is None
    assert row["p90_road_min"] == 8


def test_people_without_a_road_come_last_and_never_at_a_number_of_minutes(build):
    communes = [commune("21001", 80), commune("21002", 20)]
    row = built(build, communes, [access("21001", 5.0), access("21002", cut_off=True)])
    assert row["out_of_reach_share"] == 20 / 100
    assert row["median_road_min"] == 5
    assert row["p90_road_min"] is None


def test_someone_whose_distance_is_unknown_leaves_the_quantiles_unknown(build):
    communes = [commune("21001", 99), commune("21002", 1)]
    row = built(build, communes, [access("21001", 5.0), access("21002", cut_off=None)])
    assert row["median_road_min"] is None


def test_measured_people_are_counted_apart(build):
    communes = [commune("21001", 25), commune("21002", 75)]
    row = built(build, communes, [access("21001", 5.0, guessed=False), access("21002", 6.0)])
    assert row["measured_share"] == 25 / 100
    assert row["is_hypothesis"]


def test_what_is_in_reach_is_the_average_of_the_people(build):
    communes = [commune("21001", 25), commune("21002", 75)]
    rows = [access("21001", 5.0), access("21002", 6.0)]
    shares = [floating("21001", 2.0), floating("21002", 1.0)]
    assert built(build, communes, rows, shares)["in_reach_per_1000"] == (25 * 2 + 75 * 1) / 100
    assert built(build, communes, rows, shares[:1])["in_reach_per_1000"] is None


def test_the_year_is_the_oldest_of_the_equipments_found(build):
    communes = [commune("21001", 50), commune("21002", 50)]
    rows = [access("21001", 5.0) | {"year": 2024}, access("21002", 8.0)]
    assert built(build, communes, rows)["year"] == 2018
