import pytest

pytestmark = pytest.mark.models


A = "200000001"


def then(code, year=2016, epci=A):
    return {"year": year, "epci_code": epci, "commune_code": code}


def now(code, population, epci=A):
    return {"commune_code": code, "epci_code": epci, "population": population}


def test_the_share_kept_is_the_people_of_both_over_the_people_of_either(build):
    [row] = build(
        "core_epci_overlaps",
        core_epci_perimeters=[then("21001"), then("21002")],
        core_communes=[now("21001", 600), now("21002", 100, "200000002"), now("21003", 300)],
    )
    assert (row["entered_count"], row["left_count"]) == (1, 1)
    assert row["kept_share"] == pytest.approx(600 / (600 + 100 + 300))


def test_an_epci_that_did_not_exist_then_has_no_row(build):
    assert build("core_epci_overlaps", core_communes=[now("21001", 600)]) == []


def test_unknown_people_make_the_share_unknown_and_not_the_counts(build):
    [row] = build(
        "core_epci_overlaps",
        core_epci_perimeters=[then("21001")],
        core_communes=[now("21001", None)],
    )
    assert (row["entered_count"], row["left_count"], row["kept_share"]) == (0, 0, None)
