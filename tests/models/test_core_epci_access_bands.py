import pytest

pytestmark = pytest.mark.models

A = "200000001"


def commune(code, people):
    return {"commune_code": code, "epci_code": A, "population": people}


def access(code, minutes=None, *, present=False, cut_off=False):
    return {
        "commune_code": code,
        "type_code": "B201",
        "road_min": minutes,
        "is_present_in_commune": present,
        "is_out_of_reach": cut_off,
    }


def shares(build, communes, rows):
    [row] = build("core_epci_access_bands", core_communes=communes, calc_access=rows)
    bands = [row[f"within_{minutes}_min_share"] for minutes in (10, 20, 30)]
    return [*bands, row["unknown_distance_share"]]


def test_each_band_holds_the_nearer_people_and_those_served_at_home(build):
    communes = [commune("21001", 40), commune("21002", 30), commune("21003", 30)]
    rows = [access("21001", present=True), access("21002", 8.0), access("21003", 20.0)]
    assert shares(build, communes, rows) == [70 / 100, 1, 1, 0]


def test_people_whom_no_road_leads_there_are_beyond_and_not_unknown(build):
    communes = [commune("21001", 80), commune("21002", 20)]
    rows = [access("21001", 25.0), access("21002", cut_off=True)]
    assert shares(build, communes, rows) == [0, 0, 80 / 100, 0]


def test_an_unknown_distance_is_in_no_band_and_its_share_is_told(build):
    communes = [commune("21001", 99), commune("21002", 1)]
    rows = [access("21001", 5.0), access("21002", cut_off=None)]
    assert shares(build, communes, rows) == [99 / 100] * 3 + [1 / 100]
