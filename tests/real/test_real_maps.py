"""Maps drawn from the contours as their producer publishes them."""

import json
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from shapely.geometry import shape

from generator.publication.drawings.choropleth import Words, choropleth, map_with_legend
from generator.publication.drawings.plates import INSETS
from generator.publication.drawings.sheet import text_width

pytestmark = pytest.mark.real
FOLDER = "contours/france-geojson_2018"
SVG = "{http://www.w3.org/2000/svg}"
LAMBERT = "EPSG:2154"
FILES = {
    "2A-corse-du-sud": LAMBERT, "64-pyrenees-atlantiques": LAMBERT, "971-guadeloupe": "EPSG:5490",
    "972-martinique": "EPSG:5490", "973-guyane": "EPSG:2972", "974-la-reunion": "EPSG:2975",
    "976-mayotte": "EPSG:4471",
}  # fmt: skip


def _communes(mirror, name, inset=""):
    """Give each commune its position in the file as a value."""
    read = json.loads((mirror / FOLDER / f"communes-{name}.geojson").read_text(encoding="utf-8"))
    return pd.DataFrame([
        {
            "area_code": one["properties"]["code"], "area_name": one["properties"]["nom"],
            "geometry": shape(one["geometry"]), "crs": FILES[name], "weight": n, "value": n,
            "is_withheld": False, "inset_fr": inset,
        }
        for n, one in enumerate(read["features"])
    ])  # fmt: skip


def _drawn(areas):
    words = Words("Rang dans le fichier", "Admin Express, 2018")
    svg = map_with_legend(choropleth(areas, words), "Rang dans le fichier", "Une carte.").svg
    return ET.fromstring(svg)  # noqa: S314  a drawing of ours, not a stranger's file


def _outside(root):
    _, _, width, height = map(float, root.get("viewBox").split())
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    lefts = {
        text.text: float(text.get("x")) - text_width(text.text) * shares[text.get("text-anchor")]
        for text in root.iter(f"{SVG}text")
    }
    high = [t.text for t in root.iter(f"{SVG}text") if not 0 < float(t.get("y")) <= height]
    wide = [t for t, left in lefts.items() if left < -0.1 or left + text_width(t) > width + 0.1]
    return high + wide


@pytest.mark.parametrize("name", FILES)
def test_no_label_of_a_departement_leaves_its_map(mirror, name):
    root = _drawn(_communes(mirror, name))
    assert _outside(root) == []
    assert len(list(root.iter(f"{SVG}path"))) > 5


def test_overseas_stand_beside_corsica_each_under_its_name(mirror):
    overseas = [
        _communes(mirror, name, INSETS[name[:3]]) for name in FILES if FILES[name] != LAMBERT
    ]
    root = _drawn(pd.concat([_communes(mirror, "2A-corse-du-sud"), *overseas]))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert set(INSETS.values()) <= set(texts)
    assert _outside(root) == []
