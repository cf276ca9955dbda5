import pytest

from generator.catalogues import read_catalogue
from generator.settings import shipped

pytestmark = pytest.mark.models

SMALL = "21584"
CLUSTERS = [{"commune_code": SMALL}]


def people(count, minutes=15.0, *, is_complete=True):
    return {
        "commune_code": SMALL,
        "reach_min": minutes,
        "reach_population": count,
        "is_complete": is_complete,
    }


def judged(build, *rows, minimum=3000, minutes=15.0):
    found = build(
        "core_commune_catchments",
        core_clusters=CLUSTERS,
        calc_commune_people=rows,
        land_activities=[
            {
                "activity_id": "epicerie_itinerante",
                "catchment_people_min": minimum,
                "catchment_road_min": minutes,
            }
        ],
    )
    return [row["has_people"] for row in found]


def test_people_enough_within_the_activity_s_own_minutes_are_enough(build):
    assert judged(build, people(3000), people(9000, 20.0)) == [True]
    assert judged(build, people(2999), people(9000, 20.0)) == [False]


def test_a_lower_bound_may_say_yes_and_never_no(build):
    assert judged(build, people(3000, is_complete=False)) == [True]
    assert judged(build, people(2999, is_complete=False)) == []


def test_unknown_people_catchment_or_minutes_say_nothing(build):
    assert judged(build, people(None)) == []
    assert judged(build, people(9000), minimum=None) == []
    assert judged(build, people(9000), minutes=None) == []


def test_a_commune_of_seven_hundred_may_have_a_shop_and_a_round_and_no_garage(build):
    """domain.md §6, with the catalogue's own catchments: 700 people, and 5,000 around."""
    activities = read_catalogue([shipped("data")]).tables()["land_activities"]
    chosen = activities[
        activities["activity_id"].isin(["multiservice", "epicerie_itinerante", "garage"])
    ]
    columns = ["activity_id", "catchment_people_min", "catchment_road_min"]
    rows = build(
        "core_commune_catchments",
        core_clusters=CLUSTERS,
        calc_commune_people=[people(5000), people(5000, 20.0)],
        land_activities=chosen[columns].to_dict("records"),
    )
    assert {row["activity_id"]: row["has_people"] for row in rows} == {
        "epicerie_itinerante": True,
        "garage": False,
        "multiservice": True,
    }
