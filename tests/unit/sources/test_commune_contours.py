import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.commune_contours import SOURCE

SQUARE = [[[5.0, 47.0], [5.1, 47.0], [5.1, 47.1], [5.0, 47.1], [5.0, 47.0]]]
BOW_TIE = [[[5.0, 47.0], [5.1, 47.1], [5.1, 47.0], [5.0, 47.1], [5.0, 47.0]]]
SWAPPED = [[[47.0, 5.0], [47.1, 5.0], [47.1, 5.1], [47.0, 5.1], [47.0, 5.0]]]


def _file(*communes):
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "nom": "Exemple"},
            "geometry": {"type": "Polygon", "coordinates": rings},
        }
        for code, rings in communes
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _landed(raw):
    landed = SOURCE.parse(raw)
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_a_tenth_of_a_degree_square_near_dijon_measures_what_the_earth_says():
    frame, notes = _landed(_file(("21231", SQUARE)))
    # A degree is 40,000 km / 360 = 111.1 km northward, and cos(47.05°) = 0.681 of it eastward.
    assert frame["geometry"][0].area == pytest.approx(11_110 * 11_110 * 0.681, rel=0.01)
    assert frame["crs"].tolist() == ["EPSG:2154"]
    assert notes == ()


def test_an_outline_that_crosses_itself_is_repaired_and_counted():
    frame, notes = _landed(_file(("21231", BOW_TIE)))
    assert frame["geometry"][0].is_valid
    assert frame["is_repaired"].tolist() == [True]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_an_outline_with_longitude_and_latitude_swapped_is_set_aside():
    frame, notes = _landed(_file(("21231", SQUARE), ("21166", SWAPPED)))
    assert frame["territory_code"].tolist() == ["21231"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_la_reunion_is_measured_in_its_own_projection():
    square = [[[55.4, -21.1], [55.5, -21.1], [55.5, -21.0], [55.4, -21.0], [55.4, -21.1]]]
    frame, _ = _landed(_file(("97411", square)))
    assert frame["crs"].tolist() == ["EPSG:2975"]


def test_a_shape_that_cannot_be_read_is_set_aside():
    frame, notes = _landed(_file(("21231", SQUARE), ("21166", [[[5.0, 47.0], [5.1, 47.0]]])))
    assert len(frame) == 1
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


@pytest.mark.parametrize("raw", [b"", b'{"features": []}', b"[1]", b'{"features": [{"a": 1}]}'])
def test_a_file_without_outlines_is_refused(raw):
    with pytest.raises(DataError, match="JSON"):
        SOURCE.parse(raw)


def test_a_file_already_projected_is_refused():
    document = json.loads(_file(("21231", SQUARE)))
    document["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    with pytest.raises(DataError, match="déjà projeté"):
        SOURCE.parse(json.dumps(document).encode())
