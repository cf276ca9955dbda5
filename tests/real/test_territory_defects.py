"""Each defect known of the territory's files, and what becomes of it."""

import functools
import os
from pathlib import Path

import pandas as pd
import pytest

from generator.sources import all_sources
from generator.sources.arrival.demo import demo_sources
from generator.territory.fates import commune_fates, fate_counts
from generator.territory.geography import commune_history, commune_passages, communes_in

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
DATA = ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")
YEARLY = "territory/cogugaison/table_supracom_2013_2024.parquet"
BOM = b"\xef\xbb\xbf"
PERIMETER_YEAR = 2016


@functools.cache
def landed(source_id):
    source = all_sources()[source_id]
    paths = sorted(path for pattern in source.files for path in DATA.glob(pattern))
    return pd.concat([source.parse(path.read_bytes()).frame for path in paths])


@functools.cache
def history():
    return commune_history(landed("cog_movements"), landed("cog_communes"))


@functools.cache
def passages():
    rows = commune_passages(history(), landed("cog_communes"))
    return dict(zip(rows["historic_code"], rows["commune_code"], strict=True))


def current():
    communes = landed("cog_communes")
    return set(communes.loc[communes["commune_type"] == "COM", "commune_code"])


@functools.cache
def perimeters(year):
    """The communes of today in each EPCI of a year."""
    source = "epci_communes" if year > 2024 else "epci_communes_years"
    rows = landed(source)
    rows = rows[(rows["zone_kind"] == "epci") & (rows["year"] == year)]
    return rows["commune_code"].map(passages()).groupby(rows["zone_code"]).agg(set).to_dict()


@pytest.mark.parametrize(
    ("year", "communes", "followed", "gone", "split", "elsewhere"),
    [
        # year, alive, followed to today, code no longer used, lost a part, other département
        (1960, 38_120, 38_117, 3515 + 876 + 3, 189, 916),
        (1990, 36_679, 36_679, 1868 + 1, 46, 5),
        (2013, 36_681, 36_681, 1817, 7, 4),
        (2018, 35_357, 35_357, 491 + 3, 4, 0),
        (2026, 34_875, 34_875, 0, 0, 0),
    ],
)
def test_the_codes_of_a_year_resolve_with_their_losses_counted(
    year, communes, followed, gone, split, elsewhere
):
    counts = fate_counts(commune_fates(history(), landed("cog_movements"), year))
    assert (counts["communes"], counts["suivies"]) == (communes, followed)
    assert counts["fusionnee"] + counts["recodee"] + counts["partagee"] == gone
    assert (counts["scindee"], counts["autre_departement"]) == (split, elsewhere)


def test_the_communes_shared_out_are_named_and_never_given_to_one_heir():
    fates = commune_fates(history(), landed("cog_movements"), 1943)
    lost = fates[fates["fate_id"] == "partagee"]
    # Hocmont, Creusy, Moronvilliers, Verdey, Sarron and Pierrelez.
    assert lost["historic_code"].tolist() == ["08227", "45117", "51385", "51606", "60606", "77362"]
    assert lost["commune_code"].isna().all()


def test_corsica_and_the_seine_changed_their_communes_of_departement():
    before = commune_fates(history(), landed("cog_movements"), 1967)
    moved = before[before["has_new_departement"]]
    was, goes = moved["historic_code"].str[:2], moved["commune_code"].str[:2]
    assert set(goes[was == "20"]) == {"2A", "2B"}
    assert set(goes[was == "75"]) == {"92", "93", "94"}


def test_a_code_given_and_taken_the_same_day_is_no_commune_of_any_year():
    # Freigné and Pont-Farcy took a code of their new département on the day they merged.
    for year in (2017, 2018):
        assert not {"44225", "50649"} & set(communes_in(history(), year)["historic_code"])


def test_of_eleven_communes_without_an_outline_four_are_followed_and_seven_made_again():
    drawn = set(landed("commune_contours")["territory_code"])
    assert len(current() - drawn) == 11
    without = current() - {passages()[code] for code in drawn}
    assert len(without) == 7
    assert not without & set(communes_in(history(), 2018)["historic_code"])


def test_three_lines_of_the_yearly_list_hold_nothing_and_are_set_aside():
    raw = pd.read_parquet(DATA / YEARLY, columns=["COG", "CODGEO"])
    assert len(raw) == 426_422
    assert raw.loc[raw["CODGEO"].isna(), "COG"].tolist() == [2022, 2023, 2024]
    assert landed("epci_communes_years")["commune_code"].notna().all()


def test_the_communes_without_an_epci_were_632_in_2013_and_are_four_islands():
    raw = pd.read_parquet(DATA / YEARLY, columns=["COG", "CODGEO", "EPCI"]).dropna()
    lone = raw[raw["EPCI"] == "ZZZZZZZZZ"].groupby("COG").size()
    assert (lone[2013], lone[2024]) == (632, 4)
    held = landed("epci_communes_years").query("zone_kind == 'epci' and year == 2013")
    assert not held["zone_code"].str.startswith("Z").any()


@pytest.mark.parametrize(
    ("source_id", "column"),
    [("employment_zones", "commune_code"), ("populations_series", "territory_code")],
)
def test_a_byte_order_mark_hides_no_column(source_id, column):
    [path] = [path for name in all_sources()[source_id].files for path in DATA.glob(name)]
    assert path.read_bytes().startswith(BOM)
    assert landed(source_id)[column].str.len().eq(5).all()


def test_the_series_gives_a_merged_commune_its_main_town_alone_before_the_merger():
    # Les Sables-d'Olonne took in Olonne-sur-Mer and Château-d'Olonne on 1 January 2019.
    rows = landed("populations_series").query("territory_code == '85194'").set_index("year")
    assert (rows.loc[2015, "value"], rows.loc[2021, "value"]) == (13_940, 48_402)
    parts = communes_in(history(), 2015).query("commune_code == '85194'")["historic_code"]
    assert set(parts) == {"85194", "85060", "85166"}
    assert set(parts) & set(landed("populations_series")["territory_code"]) == {"85194"}


def test_the_incomes_of_2015_are_those_of_the_epci_of_2016():
    codes = set(landed("filosofi_epci")["territory_code"])
    raw = pd.read_parquet(DATA / YEARLY, columns=["COG", "EPCI"])
    unlisted = {
        year: len(codes - set(raw.loc[raw["COG"] == year, "EPCI"])) for year in range(2013, 2025)
    }
    assert [year for year, count in unlisted.items() if count == 0] == [PERIMETER_YEAR]


def test_200_epci_bear_the_code_of_2016_and_hold_other_communes():
    then, now = perimeters(PERIMETER_YEAR), perimeters(2025)
    assert len(now) == 1_255
    same_code = now.keys() & then.keys()
    assert len(same_code) == 819
    assert sum(now[code] != then[code] for code in same_code) == 200


def test_the_epci_of_the_demonstration_are_those_of_2016_so_their_incomes_hold():
    demo = demo_sources(ROOT / "data" / "demo")["demo_indicators"]
    rows = demo.parse((ROOT / "data" / "demo" / "land_indicators.csv").read_bytes()).frame
    mine = rows.loc[rows["indicator_id"] == "median_income_eur", "territory_code"]
    assert len(mine) == 4
    assert all(perimeters(PERIMETER_YEAR)[code] == perimeters(2025)[code] for code in mine)


def test_another_list_names_the_same_1255_epci():
    other = pd.read_csv(DATA / "territory/cogiter/epci.csv", dtype="string")
    assert set(other["EPCI"]) == set(landed("epci_communes")["zone_code"])


def test_every_living_area_but_one_bears_the_code_of_a_commune_of_today():
    rows = landed("epci_communes_years").query("zone_kind == 'bassin_vie' and year == 2024")
    assert rows["zone_code"].nunique() > 1_600
    # Orée d'Anjou has changed its code since.
    assert set(rows["zone_code"]) - current() == {"49069"}
    assert passages()["49069"] in current()
