"""A file of outlines read at once gives what its outlines give one by one."""

import json

import shapely

from generator.sources.formats.outlines import read_features

SQUARE = {"type": "Polygon", "coordinates": [[[4, 47], [5, 47], [5, 48.125], [4, 48], [4, 47]]]}
TWO = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], SQUARE["coordinates"]]}
CUT = {"type": "Polygon", "coordinates": [[[4, 47], [5, 47]]]}


def read(*geometries):
    features = [
        {"type": "Feature", "properties": {"rang": rank}, "geometry": geometry}
        for rank, geometry in enumerate(geometries)
    ]
    raw = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return read_features(raw)["geometry"].to_list()


def test_sound_outlines_are_those_of_their_own_text_in_the_order_of_the_file():
    found = read(SQUARE, TWO, SQUARE)
    expected = [shapely.from_geojson(json.dumps(each)) for each in (SQUARE, TWO, SQUARE)]
    assert [shape.wkb for shape in found] == [shape.wkb for shape in expected]


def test_an_outline_that_cannot_be_read_is_missing_and_leaves_the_others():
    assert [shape is None for shape in read(SQUARE, CUT, TWO)] == [False, True, False]


def test_an_object_without_an_outline_is_missing_and_leaves_the_others():
    assert [shape is None for shape in read(SQUARE, None, TWO)] == [False, True, False]
