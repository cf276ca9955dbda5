import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
COMMUNES = [
    {"commune_code": "21001", "epci_code": A, "bassin_vie_code": "B1", "population": 900},
    {"commune_code": "21002", "epci_code": B, "bassin_vie_code": "B1", "population": 100},
    {"commune_code": "21003", "epci_code": B, "bassin_vie_code": "B2", "population": 50},
]
IN_REACH = {A: ["21001", "21002"], B: ["21001", "21002", "21003"]}


def reached(build, communes=COMMUNES, in_reach=IN_REACH):
    rows = build(
        "core_reach",
        core_communes=communes,
        core_reach_communes=[
            {"epci_code": epci, "commune_code": code}
            for epci, codes in in_reach.items()
            for code in codes
        ],
    )
    return {row["epci_code"]: (row["reach_population"], row["is_complete"]) for row in rows}


def test_people_in_reach_are_those_of_the_living_areas_and_not_of_the_perimeter(build):
    assert reached(build) == {A: (900 + 100, True), B: (900 + 100 + 50, True)}


def test_without_living_areas_the_people_of_the_epci_are_only_a_lower_bound(build):
    alone = [row | {"bassin_vie_code": None} for row in COMMUNES]
    own = {A: ["21001"], B: ["21002", "21003"]}
    assert reached(build, alone, own) == {A: (900, False), B: (100 + 50, False)}


def test_a_reach_is_unknown_as_soon_as_one_commune_is(build):
    unknown = [COMMUNES[0], COMMUNES[1] | {"population": None}, COMMUNES[2]]
    assert reached(build, unknown) == {A: (None, True), B: (None, True)}
