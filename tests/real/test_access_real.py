"""What access takes for granted of the country is what the producers' own files say."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from generator.catalogues.lists import read_lists
from generator.sources import all_sources
from generator.sources.arrival.fetching import from_mirror
from generator.territory.access.road import UNCLASSED
from generator.territory.geography import commune_history, commune_passages

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
MIRROR = ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")
TYPE = "D201"  # general practitioners: in one commune of four


def national(source_id):
    source = all_sources()[source_id]
    frames = [source.parse(raw).frame for raw in from_mirror(source, MIRROR).values()]
    return pd.concat(frames, ignore_index=True)


def test_each_commune_without_a_road_has_its_official_code_and_name():
    listed = read_lists([DATA])["land_communes_without_road"]
    official = national("cog_communes").query("commune_type == 'COM'")
    both = listed.merge(official, on="commune_code", how="left")
    assert both["commune_name"].tolist() == both["commune_name_fr"].tolist()


def test_each_density_class_of_the_grid_has_its_hypothesis():
    classes = set(national("density_grid")["label_fr"])
    assert set(read_lists([DATA])["land_road_hypotheses"]["density_fr"]) == classes | {UNCLASSED}


def test_the_neighbours_of_the_demonstration_are_those_of_the_whole_country():
    fitted = pd.read_csv(DATA / "demo" / "land_access.csv", dtype={"commune_code": str})
    fitted = fitted[fitted["type_code"] == TYPE].set_index("commune_code")
    communes = national("cog_communes")
    history = commune_history(national("cog_movements"), communes)
    passages = commune_passages(history, communes).set_index("historic_code")["commune_code"]
    there = national("bpe_2018").query("type_code == @TYPE")["commune_code"].map(passages).unique()
    centres = national("commune_centres").query("crs == 'EPSG:2154'").set_index("commune_code")
    spots = centres[["x_m", "y_m"]].astype(float)
    near = spots[spots.index.isin(there) & ~spots.index.str.startswith(("2A", "2B"))].copy()
    shown = pd.read_csv(DATA / "demo" / "land_centres.csv", dtype={"commune_code": str})
    ours = shown.set_index("commune_code")[["x_m", "y_m"]]
    near.update(ours)  # the demonstration's own centres are drawn from its contours
    assert len(fitted) > 0
    for code, row in fitted.iterrows():
        away = np.hypot(*(near - ours.loc[code]).to_numpy().T) / 1000
        assert str(row["nearest_commune_code"]) == near.index[away.argmin()]
        assert row["crow_km"] == pytest.approx(away.min(), abs=0.001)
