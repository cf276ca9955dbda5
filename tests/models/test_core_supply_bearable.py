import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "recyclerie"}
THRESHOLDS = [{"threshold_id": "gap_min_expected", "value": 1}]


def built(build, own=0, near=0, people=50000, *, is_looked_for=False, **tables):
    counts = {"direct_own_count": own, "direct_near_count": near, "is_looked_for": is_looked_for}
    reach = {"epci_code": A, "reach_population": people, "is_complete": True}
    given = {
        "core_supply_alerts": [KEY | counts],
        "core_reach": [reach],
        "land_activities": [{"activity_id": "recyclerie", "catchment_people_min": 20000}],
        "land_thresholds": THRESHOLDS,
    }
    return build("core_supply_bearable", **(given | tables))


def test_the_basin_bears_one_for_each_smallest_catchment_of_its_people(build):
    [row] = built(build, own=1, near=1)
    assert (row["bearable_count"], row["known_count"]) == (50000 / 20000, 1 + 1)


def test_nothing_found_counts_only_where_a_source_could_have_shown_one(build):
    assert built(build) == []
    [row] = built(build, is_looked_for=True)
    assert row["known_count"] == 0


def test_a_basin_too_small_for_one_lacks_none_but_shows_the_one_it_has(build):
    assert built(build, people=15000, is_looked_for=True) == []
    [row] = built(build, own=1, people=15000)
    assert row["bearable_count"] == 15000 / 20000


def test_people_not_all_counted_or_an_unknown_catchment_tell_nothing(build):
    bound = [{"epci_code": A, "reach_population": 50000, "is_complete": False}]
    assert built(build, own=1, core_reach=bound) == []
    unknown = [{"activity_id": "recyclerie", "catchment_people_min": None}]
    assert built(build, own=1, land_activities=unknown) == []


def test_an_activity_with_types_of_equipment_is_set_beside_epcis_alike(build):
    types = [{"activity_id": "recyclerie", "type_code": "A000"}]
    assert built(build, own=1, land_activity_equipment=types) == []
