import pandas as pd
import pytest

from generator.territory.access.making import (
    STRUCTURE_COLUMNS,
    commune_people,
    structure_access,
)
from generator.territory.access.people import people_around
from generator.territory.access.places import places_of
from generator.territory.access.table import journeys_of
from tests.unit.test_access_floating import NO_LABELS
from tests.unit.test_access_nearest import HYPOTHESES, NO_ROAD, NO_TIMES, communes, times
from tests.unit.test_access_times import frames

# 2 minutes a kilometre as the crow flies: 15 minutes are 7.5 km.
SMALL, NEAR, FAR = "21584", "21166", "21231"
PLACED = communes((SMALL, 0, 0), (NEAR, 7500, 0), (FAR, 9000, 0))


def around(centres=PLACED, people=(700, 2300, 60000), areas=(None, None, None), told=NO_TIMES):
    centres = centres.assign(population=pd.array(people, dtype="Int64"))
    places = places_of(centres, NO_LABELS, NO_ROAD, HYPOTHESES)
    by_code = pd.Series(areas, index=centres["commune_code"], dtype="string")
    table = people_around(
        places, by_code.reindex(places.codes), journeys_of(told, places), [15.0, 20.0]
    )
    return table.set_index(["commune_code", "reach_min"])["reach_population"]


def test_the_people_of_the_communes_within_so_many_minutes_add_up():
    found = around()
    assert found[(SMALL, 15.0)] == 700 + 2300
    assert found[(SMALL, 20.0)] == 700 + 2300 + 60000


def test_a_living_area_larger_than_the_minutes_is_the_catchment():
    found = around(areas=("B1", None, "B1"))
    assert found[(SMALL, 15.0)] == 700 + 60000
    assert found[(NEAR, 15.0)] == 2300 + 700 + 60000


def test_neither_minutes_nor_a_living_area_cross_the_sea():
    island = communes(("56069", 0, 0), ("56098", 1000, 0))
    found = around(island, people=(700, 60000), areas=("B1", "B1"))
    assert found[("56069", 20.0)] == 700
    assert found[("56098", 20.0)] == 60000


def test_someone_not_counted_within_reach_makes_the_number_unknown():
    found = around(people=(700, None, 60000))
    assert pd.isna(found[(SMALL, 15.0)])
    assert found[(FAR, 15.0)] is pd.NA  # 1.5 km from the commune not counted


def test_a_commune_without_a_centre_has_no_number_by_road():
    centres = communes((SMALL, None, None), (NEAR, 0, 0))
    found = around(centres, people=(700, 2300), areas=(None, None))
    assert pd.isna(found[(SMALL, 15.0)])
    assert found[(NEAR, 15.0)] == 2300


def test_a_measured_journey_takes_the_place_of_its_hypothesis():
    assert around(told=times((SMALL, NEAR, 40.0)))[(SMALL, 15.0)] == 700
    assert around(told=times((SMALL, FAR, 9.0)))[(SMALL, 15.0)] == 700 + 2300 + 60000


ACTIVITIES = pd.DataFrame({"catchment_road_min": pd.array([15, 15, None], dtype="Float64")})


@pytest.mark.parametrize(("fitted", "is_complete"), [([], True), ([1], False)])
def test_a_territory_without_its_neighbours_counts_a_lower_bound(fitted, is_complete):
    given = frames(land_activities=ACTIVITIES, land_access=pd.DataFrame({"row": fitted}))
    given["core_communes"] = given["core_communes"].assign(bassin_vie_code=pd.NA)
    table = commune_people(given)
    assert table["reach_population"].tolist() == [100 + 100] * 2  # 5 km apart
    assert table["is_complete"].tolist() == [is_complete] * 2


def site(commune_code):
    row = {"activity_id": "recyclerie", "commune_code": commune_code, "supply_year": 2026}
    return pd.DataFrame([row])


def test_the_nearest_structure_is_found_as_the_nearest_equipment_is():
    table = structure_access(frames(core_supply_communes=site("21002")))
    assert list(table) == list(STRUCTURE_COLUMNS)
    assert table["activity_id"].tolist() == ["recyclerie"] * 2
    assert table["road_min"].tolist()[0] == 5 * 2
    assert table["is_present_in_commune"].tolist() == [False, True]


def test_who_stands_beyond_a_territory_without_neighbours_is_not_known():
    alone = frames(core_supply_communes=site("21002"), land_access=pd.DataFrame({"row": [1]}))
    assert structure_access(alone).empty


def test_no_structure_known_leaves_the_nearest_untold():
    nobody = site("21002").astype({"commune_code": "string", "supply_year": "Int64"}).head(0)
    assert structure_access(frames(core_supply_communes=nobody)).empty
