import pytest

pytestmark = pytest.mark.models


A, B = "200000001", "200000002"


def member(code, epci, year, kind="epci"):
    return {"commune_code": code, "zone_kind": kind, "zone_code": epci, "year": year}


def test_a_merger_inside_an_epci_leaves_its_perimeter_as_it_was(build):
    rows = build(
        "core_epci_perimeters",
        land_memberships=[
            member("21001", A, 2015),
            member("21002", A, 2015),
            member("21001", A, 2025),
            member("21001", "0901", 2025, "zone_emploi"),
        ],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21001"},
        ],
    )
    assert [(row["year"], row["epci_code"], row["commune_code"]) for row in rows] == [
        (2015, A, "21001"),
        (2025, A, "21001"),
    ]


def test_a_commune_merged_across_two_epci_was_in_both(build):
    rows = build(
        "core_epci_perimeters",
        land_memberships=[member("21001", A, 2015), member("21002", B, 2015)],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21001"},
        ],
    )
    assert [row["epci_code"] for row in rows] == [A, B]
