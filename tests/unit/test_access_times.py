import pandas as pd
import pytest

from generator.errors import DataError
from generator.sources.arrival.travel_times import load_travel_times
from generator.territory.access.making import commune_access, commune_floating
from generator.territory.access.matrix import checked_times, current_times, together
from generator.territory.access.reach import FLOATING_COLUMNS
from generator.territory.access.table import ACCESS_COLUMNS, CENTRES_FR, PRESENT_FR
from tests.unit.test_access_nearest import HYPOTHESES, communes, counts

FILE = "osrm.parquet"
PASSAGES = pd.DataFrame(
    {"historic_code": ["21001", "21002", "21003"], "commune_code": ["21001", "21002", "21002"]},
    dtype="string",
)


def journeys(*rows, **columns):
    frame = pd.DataFrame(rows, columns=["from_code", "to_code", "minutes"])
    return frame.assign(**columns)


def faults(raw):
    with pytest.raises(DataError) as caught:
        checked_times(raw, FILE)
    return [(fault.what, fault.where, fault.example) for fault in caught.value.faults]


def test_a_file_of_a_route_calculator_is_read_with_its_name_and_day():
    read = checked_times(journeys(("21001", "2A004", 7.5), date="2026-03-01", extra=1), FILE)
    assert read.iloc[0].tolist()[:3] == ["21001", "2A004", 7.5]
    assert pd.isna(read["mode"].item())
    assert read["file_name"].item() == FILE


def test_the_journey_of_a_place_to_itself_is_left_out():
    read = checked_times(journeys(("21001", "21001", 0.0), ("21001", "21002", 4.0)), FILE)
    assert read["to_code"].tolist() == ["21002"]


def test_a_file_without_the_three_columns_is_refused_with_an_example():
    [(what, where, example)] = faults(pd.DataFrame({"from_id": ["21001"], "minutes": [3]}))
    assert "from_code, to_code" in what
    assert where == FILE
    assert "21231" in example


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("21001", "21002", -1.0), "durée négative"),
        (("21001", "21002", None), "sans durée lisible"),
        (("21001", "21002", "vite"), "sans durée lisible"),
        (("21001", "21002", 0.0), "zéro minute"),
        (("21001", "21002", 3600.0), "plus d'une journée"),
        (("1001", "21002", 5.0), "from_code"),
        (("21001", "21 002", 5.0), "to_code"),
        (("21001", None, 5.0), "to_code"),
    ],
)
def test_a_bad_journey_is_refused_by_its_pair(row, told):
    [(what, _, example)] = faults(journeys(row))
    assert told in what
    assert example


def test_codes_written_as_numbers_are_refused_because_a_zero_is_lost():
    told = faults(journeys((1004, 21002, 5.0)))
    assert "1 codes de from_code" in told[0][0]


def test_all_the_faults_of_a_file_are_told_at_once():
    rows = journeys(("21001", "21002", -1.0), ("21001", "x", 2.0), ("21003", "21002", 4.0),
                    ("21003", "21002", 5.0))  # fmt: skip
    assert len(faults(rows)) == 3


def test_two_modes_or_two_days_are_never_mixed():
    rows = journeys(("21001", "21002", 5.0), ("21002", "21001", 9.0))
    assert "voiture, vélo" in faults(rows.assign(mode=["voiture", "vélo"]))[0][0]
    assert "date" in faults(rows.assign(date=["2026-01-01", "2025-01-01"]))[0][0]


def test_a_day_is_written_as_a_day():
    [(what, _, example)] = faults(journeys(("21001", "21002", 5.0), date="mars 2026"))
    assert (what, example) == ("dates illisibles", "mars 2026")


def test_a_pair_told_by_two_files_is_refused_with_their_names():
    parts = [checked_times(journeys(("21001", "21002", 5.0)), name) for name in ("a", "b")]
    with pytest.raises(DataError, match="plusieurs fichiers"):
        together(parts)


def test_codes_of_another_year_are_brought_to_today_and_the_shortest_is_kept():
    told = checked_times(journeys(("21001", "21002", 9.0), ("21001", "21003", 6.0)), FILE)
    today = current_times(told, PASSAGES)
    assert today[["from_code", "to_code", "minutes"]].to_numpy().tolist() == [
        ["21001", "21002", 6.0]
    ]


def test_a_code_that_was_never_a_commune_is_refused():
    told = checked_times(journeys(("21001", "21999", 9.0)), FILE)
    with pytest.raises(DataError, match="n'a jamais été celui d'une commune"):
        current_times(told, PASSAGES)


def test_a_workspace_without_travel_times_has_none(tmp_path):
    assert load_travel_times(tmp_path).empty


def test_the_files_of_the_folder_are_put_together(tmp_path):
    folder = tmp_path / "trajets"
    folder.mkdir()
    journeys(("21001", "21002", 5.0)).to_parquet(folder / "a.parquet")
    journeys(("21002", "21001", 6.0)).to_parquet(folder / "b.parquet")
    read = load_travel_times(tmp_path)
    assert read[["minutes", "file_name"]].to_numpy().tolist() == [
        [5.0, "a.parquet"], [6.0, "b.parquet"],
    ]  # fmt: skip


def test_a_file_that_is_not_parquet_is_told_in_a_sentence(tmp_path):
    folder = tmp_path / "trajets"
    folder.mkdir()
    (folder / "a.parquet").write_text("21001,21002,5")
    with pytest.raises(DataError, match="fichier illisible"):
        load_travel_times(tmp_path)


def test_a_file_without_a_journey_is_refused():
    with pytest.raises(DataError, match="aucun trajet"):
        checked_times(pd.DataFrame(columns=["from_code", "to_code", "minutes"]), "vide.parquet")


def test_a_file_of_another_form_is_refused_rather_than_forgotten(tmp_path):
    (tmp_path / "trajets").mkdir()
    (tmp_path / "trajets" / ".gitignore").write_text("*\n")
    assert load_travel_times(tmp_path).empty
    (tmp_path / "trajets" / "osrm.csv").write_text("from_code,to_code,minutes\n")
    with pytest.raises(DataError, match=r"osrm\.csv"):
        load_travel_times(tmp_path)


def frames(**changed):
    centres = communes(("21001", 0, 0), ("21002", 5000, 0))
    plain = {
        "core_communes": centres,
        "core_commune_labels": pd.DataFrame(columns=["commune_code", "label_kind", "label_fr"]),
        "core_commune_equipment": counts(("21002", "B201"), ("21001", "B999")),
        "calc_commune_passages": PASSAGES,
        "land_activity_equipment": pd.DataFrame({"type_code": ["B201"]}),
        "land_access": pd.DataFrame(),
        "land_communes_without_road": pd.DataFrame({"commune_code": [], "road_zone_fr": []}),
        "land_road_hypotheses": HYPOTHESES,
        "land_travel_times": together([]),
        "land_located_equipment": pd.DataFrame(
            columns=["commune_code", "type_code", "x_m", "y_m", "year"]
        ),
        "land_access_steps": pd.DataFrame({"minutes_max": [15.0], "weight": [1.0]}),
    }
    return plain | changed


def test_only_the_types_an_activity_could_replace_are_looked_for():
    table = commune_access(frames())
    assert list(table.columns) == list(ACCESS_COLUMNS)
    assert set(table["type_code"]) == {"B201"}
    assert table["basis_fr"].tolist() == [CENTRES_FR, PRESENT_FR]
    assert commune_floating(frames())["in_reach_per_1000"].tolist() == [1000 / 200] * 2


def test_a_located_file_of_old_codes_is_brought_to_today():
    point = {"commune_code": "21003", "type_code": "B201", "x_m": 4000.0, "y_m": 0.0, "year": 2018}
    table = commune_access(frames(land_located_equipment=pd.DataFrame([point])))
    assert table["nearest_commune_code"].tolist() == ["21002", "21002"]
    assert table["crow_km"].tolist() == [4, 1]


def test_a_territory_alone_shows_the_neighbour_fitted_on_the_country():
    fitted = pd.DataFrame(
        [("21001", "B201", "58001", 3.0, 6.0, 2018), ("21001", "B202", "58001", 3.0, 6.0, 2018)],
        columns=["commune_code", "type_code", "nearest_commune_code", "crow_km", "road_min",
                 "year"],
    )  # fmt: skip
    table = commune_access(frames(land_access=fitted)).set_index(["commune_code", "type_code"])
    # ours is 5 km away, the neighbour's 3: a type that nobody has here is found there too
    assert table.loc[("21001", "B201"), "nearest_commune_code"] == "58001"
    assert table.loc[("21001", "B202"), "road_min"] == 6
    assert table.loc[("21002", "B201"), "is_present_in_commune"]
    share = commune_floating(frames(land_access=fitted))
    assert share.empty
    assert list(share.columns) == list(FLOATING_COLUMNS)
