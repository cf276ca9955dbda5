import numpy as np
import pandas as pd
import pytest

from generator.territory.access.nearest import nearest_positions
from generator.territory.access.places import places_of
from generator.territory.access.supply import supply_points
from generator.territory.access.table import (
    BY_SEA_FR,
    CENTRES_FR,
    NOWHERE_FR,
    POINT_FR,
    PRESENT_FR,
    UNPLACED_FR,
    access_table,
    journeys_of,
    supply_of,
)
from generator.territory.access.zones import road_zones, territories

HYPOTHESES = pd.DataFrame(
    {
        "density_fr": ["Bourgs ruraux", "non classée"],
        "network_factor": [1.3, 1.5],
        "speed_kmh": [39.0, 45.0],
    }
)
PACE = 60 * 1.3 / 39  # 2 minutes a kilometre as the crow flies
PLAIN = 60 * 1.5 / 45  # 2 minutes too
NO_ROAD = pd.DataFrame({"commune_code": ["56069"], "road_zone_fr": ["île de Groix"]})
NO_TIMES = pd.DataFrame(columns=["from_code", "to_code", "minutes", "mode", "date", "file_name"])
NO_POINTS = pd.DataFrame(columns=["commune_code", "type_code", "year", "x_m", "y_m"])


def communes(*rows):
    frame = pd.DataFrame(rows, columns=["commune_code", "x_m", "y_m"])
    return frame.astype({"commune_code": "string", "x_m": "Float64", "y_m": "Float64"}).assign(
        population=100
    )


def counts(*rows, year=2018):
    frame = pd.DataFrame(rows, columns=["commune_code", "type_code"], dtype="string")
    return frame.assign(year=year, equipment_count=1)


def points(*rows, year=2018):
    frame = pd.DataFrame(rows, columns=["commune_code", "type_code", "x_m", "y_m"])
    return frame.assign(year=year)


def access(centres, there, located=NO_POINTS, times=NO_TIMES, labels=()):
    frame = pd.DataFrame(labels, columns=["commune_code", "label_kind", "label_fr"])
    places = places_of(centres, frame, NO_ROAD, HYPOTHESES)
    supply = supply_of(supply_points(there, located, centres), places)
    table = access_table(places, supply, journeys_of(times, places))
    return table.set_index(["commune_code", "type_code"])


VALLEY = communes(("21001", 0, 0), ("21002", 3000, 4000), ("21003", 0, 20000))


def test_the_nearest_is_the_closest_commune_that_has_the_type():
    row = access(VALLEY, counts(("21002", "B201"), ("21003", "B201"))).loc[("21001", "B201")]
    assert row["nearest_commune_code"] == "21002"
    assert row["crow_km"] == 5  # 3, 4, 5
    assert row["road_min"] == 5 * PLAIN
    assert row["is_hypothesis"]
    assert row["basis_fr"] == CENTRES_FR


def test_a_type_of_the_commune_is_there_and_never_at_zero_minute():
    row = access(VALLEY, counts(("21001", "B201"))).loc[("21001", "B201")]
    assert row["is_present_in_commune"]
    assert row["nearest_commune_code"] == "21001"
    assert row[["crow_km", "road_min", "is_hypothesis"]].isna().all()
    assert row["basis_fr"] == PRESENT_FR


def test_each_end_of_a_journey_gives_its_pace_to_one_half():
    slow = HYPOTHESES.assign(speed_kmh=[39.0 / 2, 45.0])
    labels = pd.DataFrame([("21001", "density", "Bourgs ruraux")],
                          columns=["commune_code", "label_kind", "label_fr"])  # fmt: skip
    places = places_of(VALLEY, labels, NO_ROAD, slow)
    supply = supply_of(supply_points(counts(("21002", "B201")), NO_POINTS, VALLEY), places)
    table = access_table(places, supply, journeys_of(NO_TIMES, places))
    assert table.loc[table["commune_code"] == "21001", "road_min"].item() == 5 * (4 + 2) / 2


def test_a_commune_without_a_centre_is_unknown_and_not_far():
    there = counts(("21001", "B201"))
    row = access(communes(("21001", 0, 0), ("21002", None, None)), there).loc[("21002", "B201")]
    assert not row["is_present_in_commune"]
    unknown = ["nearest_commune_code", "crow_km", "road_min", "is_out_of_reach", "is_hypothesis"]
    assert row[unknown].isna().all()
    assert row["basis_fr"] == UNPLACED_FR


def test_a_commune_without_a_centre_still_has_its_own_equipment():
    there = counts(("21001", "B201"), ("21002", "B201"))
    row = access(communes(("21001", 0, 0), ("21002", None, None)), there).loc[("21002", "B201")]
    assert row["is_present_in_commune"]
    assert row["basis_fr"] == PRESENT_FR


def test_overseas_territories_are_never_compared_even_in_one_projection():
    # Guadeloupe and Martinique share EPSG:5490
    islands = communes(("97101", 0, 0), ("97102", 9000, 0), ("97201", 1000, 0))
    found = access(islands, counts(("97102", "B201"), ("97201", "B202")))
    assert found.loc[("97101", "B201"), "nearest_commune_code"] == "97102"
    row = found.loc[("97101", "B202")]
    assert pd.isna(row["nearest_commune_code"])
    assert row["is_out_of_reach"]
    assert row["basis_fr"] == NOWHERE_FR


def test_corsica_is_apart_from_the_mainland():
    codes = pd.Series(["2A004", "2B033", "06088", "97411"])
    assert territories(codes).tolist() == ["corse", "corse", "hexagone", "974"]


def test_an_island_without_a_bridge_has_kilometres_and_no_minutes():
    shore = communes(("56069", 0, 0), ("56098", 8000, 0))
    row = access(shore, counts(("56098", "B201"))).loc[("56069", "B201")]
    assert row["crow_km"] == 8
    assert pd.isna(row["road_min"])
    assert row["is_out_of_reach"]
    assert row["basis_fr"] == BY_SEA_FR


def test_the_shore_is_not_served_by_the_island_in_front():
    shore = communes(("56069", 0, 0), ("56098", 8000, 0), ("56121", 30000, 0))
    found = access(shore, counts(("56069", "B201"), ("56121", "B201")))
    assert found.loc[("56098", "B201"), "nearest_commune_code"] == "56121"


def test_communes_of_one_island_are_joined_by_road():
    listed = pd.DataFrame({"commune_code": ["56009", "56152"], "road_zone_fr": ["Belle-Île"] * 2})
    zones = road_zones(pd.Series(["56009", "56152", "56098"]), listed)
    assert zones.tolist() == ["Belle-Île", "Belle-Île", "hexagone"]


def test_a_territory_that_the_source_does_not_cover_has_no_row():
    found = access(communes(("21001", 0, 0), ("97601", 0, 0)), counts(("21001", "B201")))
    assert found.index.get_level_values("commune_code").tolist() == ["21001"]


def test_a_located_equipment_of_the_commune_has_a_distance():
    found = access(VALLEY, counts(("21001", "B201")), points(("21001", "B201", 300.0, 400.0)))
    row = found.loc[("21001", "B201")]
    assert row["is_present_in_commune"]
    assert row["crow_km"] == 0.5
    assert row["road_min"] == 0.5 * PLAIN
    assert row["basis_fr"] == POINT_FR


def test_each_answer_has_the_year_of_the_equipment_it_found():
    # The located file covers Nièvre only: what is found in Côte-d’Or is still of 2018.
    centres = communes(("21001", 0, 0), ("58001", 50_000, 0), ("97101", 0, 0), ("97102", 9000, 0))
    there = counts(("21001", "B201"), ("58001", "B201"), ("97102", "B202"))
    found = access(centres, there, points(("58001", "B201", 49_000.0, 0.0), year=2024))
    assert found.loc[("21001", "B201"), "year"] == 2018
    assert found.loc[("58001", "B201"), "year"] == 2024
    assert found.loc[("97101", "B201"), ["nearest_commune_code", "year"]].tolist()[1] == 2018


def test_a_point_on_the_very_centre_is_there_and_not_at_zero_minute():
    for metres in (0.0, 2.0):  # 2 m would be rounded to no minute
        found = access(VALLEY, counts(("21001", "B201")), points(("21001", "B201", metres, 0.0)))
        assert found.loc[("21001", "B201"), ["road_min", "is_hypothesis"]].isna().all()
    found = access(VALLEY, counts(("21001", "B201")), points(("21001", "B201", 0.0, 0.0)))
    assert pd.isna(found.loc[("21001", "B201"), "road_min"])


def test_an_equipment_the_producer_could_not_place_stands_at_the_centre():
    located = points(("21002", "B201", np.nan, np.nan), ("21003", "B201", 0.0, 19000.0))
    found = access(VALLEY, counts(("21001", "B999")), located)
    assert found.loc[("21001", "B201"), "nearest_commune_code"] == "21002"
    assert found.loc[("21002", "B201"), "basis_fr"] == PRESENT_FR


def test_a_newer_located_file_replaces_the_counts_of_its_types_where_it_covers():
    there = counts(("21001", "B201"), ("21001", "B202"), ("58001", "B201"))
    located = points(("21003", "B201", 0.0, 19000.0), year=2024)
    supply = supply_points(there, located, communes(("21001", 0, 0), ("21003", 0, 20000),
                                                    ("58001", 90000, 0)))  # fmt: skip
    found = list(zip(supply["commune_code"], supply["type_code"], strict=True))
    assert found == [("21003", "B201"), ("58001", "B201"), ("21001", "B202")]


def times(*rows, date="2026-03-01"):
    frame = pd.DataFrame(rows, columns=["from_code", "to_code", "minutes"])
    return frame.assign(mode="voiture", date=date, file_name="osrm.parquet")


def test_a_measured_journey_replaces_the_hypothesis_and_names_its_file():
    there = counts(("21002", "B201"))
    row = access(VALLEY, there, times=times(("21001", "21002", 17.0))).loc[("21001", "B201")]
    assert row["road_min"] == 17
    assert row["crow_km"] == 5
    assert not row["is_hypothesis"]
    assert row["basis_fr"] == "trajet mesuré (osrm.parquet, voiture, 2026-03-01)"


def test_a_pair_the_file_does_not_tell_keeps_its_hypothesis():
    there = counts(("21002", "B201"))
    row = access(VALLEY, there, times=times(("21003", "21002", 30.0))).loc[("21001", "B201")]
    assert row["is_hypothesis"]


def test_the_nearest_by_road_may_not_be_the_nearest_as_the_crow_flies():
    there = counts(("21002", "B201"), ("21003", "B201"))
    told = times(("21001", "21002", 45.0), ("21001", "21003", 25.0))
    row = access(VALLEY, there, times=told).loc[("21001", "B201")]
    assert (row["nearest_commune_code"], row["road_min"]) == ("21003", 25)


def test_a_guess_that_is_shorter_than_a_measure_elsewhere_stays_a_guess():
    there = counts(("21002", "B201"), ("21003", "B201"))
    row = access(VALLEY, there, times=times(("21001", "21003", 25.0))).loc[("21001", "B201")]
    assert (row["nearest_commune_code"], row["road_min"]) == ("21002", 5 * PLAIN)


def test_a_measured_journey_does_not_send_away_people_served_at_home():
    there = counts(("21001", "B201"), ("21002", "B201"))
    row = access(VALLEY, there, times=times(("21001", "21002", 1.0))).loc[("21001", "B201")]
    assert row["basis_fr"] == PRESENT_FR


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_never_changes_an_access(seed):
    there = counts(("21002", "B201"), ("21003", "B201"), ("21001", "B202"))
    plain = access(VALLEY, there)
    mixed = access(
        VALLEY.sample(frac=1, random_state=seed), there.sample(frac=1, random_state=seed)
    )
    pd.testing.assert_frame_equal(plain.sort_index(), mixed.sort_index())


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # the oracle's own, of pandas
def test_access_of_pysal_gives_the_same_nearest_to_the_ninth_decimal():
    pysal, geopandas = pytest.importorskip("access"), pytest.importorskip("geopandas")
    rng = np.random.default_rng(20261123)
    asking, standing = rng.uniform(0, 50_000, (40, 2)), rng.uniform(0, 50_000, (25, 2))
    kinds = np.arange(25) % 3

    def layer(spots, column):
        points = geopandas.points_from_xy(*spots.T, crs="EPSG:2154")
        rows = {"place": np.arange(len(spots)), column: 1}
        return geopandas.GeoDataFrame(rows, geometry=points)

    zones = np.zeros(40, dtype=int), np.zeros(25, dtype=int)
    _, ours = nearest_positions(asking, zones[0], standing, zones[1], kinds)
    for kind in range(3):
        oracle = pysal.Access(
            demand_df=layer(asking, "people"),
            demand_index="place",
            demand_value="people",
            supply_df=layer(standing[kinds == kind], "shops"),
            supply_index="place",
            supply_value="shops",
        )
        oracle.create_euclidean_distance(threshold=100_000)
        theirs = oracle.cost_df.groupby("origin")["euclidean"].min().to_numpy()
        assert np.abs(ours[kind] - theirs).max() < 1e-9
