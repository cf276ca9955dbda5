import pytest

pytestmark = pytest.mark.models

SMALL_TOWN = [
    {"commune_code": "21001", "epci_code": "200000001", "bassin_vie_code": "B1", "population": 900},
    {"commune_code": "21002", "epci_code": "200000002", "bassin_vie_code": "B1", "population": 100},
    {"commune_code": "21003", "epci_code": "200000002", "bassin_vie_code": "B2", "population": 50},
]


def test_people_in_reach_are_those_of_the_living_areas_and_not_of_the_perimeter(build):
    reached = {
        r["epci_code"]: r["reach_population"] for r in build("core_reach", core_communes=SMALL_TOWN)
    }
    assert reached == {"200000001": 900 + 100, "200000002": 900 + 100 + 50}


def test_without_living_areas_the_people_of_the_epci_are_only_a_lower_bound(build):
    alone = [row | {"bassin_vie_code": None} for row in SMALL_TOWN]
    rows = build("core_reach", core_communes=alone)
    reached = {r["epci_code"]: r["reach_population"] for r in rows}
    assert reached == {"200000001": 900, "200000002": 100 + 50}
    assert [r["is_complete"] for r in rows] == [False, False]


def test_a_reach_is_unknown_as_soon_as_one_commune_is(build):
    unknown = [SMALL_TOWN[0], SMALL_TOWN[1] | {"population": None}, SMALL_TOWN[2]]
    reached = {
        r["epci_code"]: r["reach_population"] for r in build("core_reach", core_communes=unknown)
    }
    assert reached == {"200000001": None, "200000002": None}
