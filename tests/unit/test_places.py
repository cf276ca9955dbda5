import math

import pandas as pd
import pytest
from pyproj import Transformer

from generator.territory.places import commune_names, structure_names, structure_points

COLUMNS = ("structure_id", "commune_code", "commune_name", "departement_code", "lon", "lat")


def structures(*rows: tuple[object, ...]) -> pd.DataFrame:
    texts = dict.fromkeys(["structure_kind", *COLUMNS[:4]], "string")
    frame = pd.DataFrame(rows, columns=COLUMNS).assign(structure_kind="siae")
    return frame.astype({**texts, "lon": "Float64", "lat": "Float64"})


DIJON = ("a", None, "Dijon", "21", 5.04, 47.32)
SAINT_DENIS = ("b", None, "Saint-Denis", "974", 55.45, -20.88)


def test_a_point_is_written_in_metres_in_the_legal_projection_of_its_departement():
    points = structure_points(structures(SAINT_DENIS, DIJON))
    assert points["structure_id"].tolist() == ["a", "b"]
    assert points["crs"].tolist() == ["EPSG:2154", "EPSG:2975"]
    for row, (*_, lon, lat) in zip(points.itertuples(), (DIJON, SAINT_DENIS), strict=True):
        back = Transformer.from_crs(row.crs, "EPSG:4326", always_xy=True).transform(
            row.x_m, row.y_m
        )
        assert back == pytest.approx((lon, lat), abs=1e-9)


def test_a_structure_whose_commune_is_known_needs_no_point():
    assert structure_points(structures(("a", "21231", "Dijon", "21", 5.04, 47.32))).empty


@pytest.mark.parametrize("point", [(None, 47.3), (5.0, None), (None, None)])
def test_half_a_point_is_no_point(point):
    assert structure_points(structures(("a", None, "Dijon", "21", *point))).empty


def test_a_point_that_cannot_be_projected_is_left_out():
    points = structure_points(structures(("a", None, "Dijon", "21", 5.04, 95.0), DIJON))
    assert points["structure_id"].tolist() == ["a"]
    assert all(math.isfinite(value) for value in points["x_m"])


def test_the_order_of_rows_does_not_change_points():
    one, other = structures(DIJON, SAINT_DENIS), structures(SAINT_DENIS, DIJON)
    pd.testing.assert_frame_equal(structure_points(one), structure_points(other))


@pytest.mark.parametrize(
    ("written", "comparable"),
    [
        ("DIJON CEDEX 9", "dijon"),
        ("St-Seine-l'Abbaye", "saint seine l abbaye"),
        ("Ste Marie", "sainte marie"),
        ("Chalon s/ Saône", "chalon sur saone"),
        ("CHALON S/SAONE", "chalon sur saone"),
        ("Saint-Étienne", "saint etienne"),
        ("Stains", "stains"),
    ],
)
def test_place_names_are_compared_without_their_spelling(written, comparable):
    names = structure_names(structures(("a", None, written, "21", None, None)))
    assert names["folded_name"].tolist() == [comparable]


def test_a_name_without_a_departement_places_nothing():
    assert structure_names(structures(("a", None, "Saint-Denis", None, None, None))).empty


def test_a_delegated_commune_is_found_by_name_in_the_departement_of_its_commune():
    communes = pd.DataFrame(
        [("21001", "Ici", "21"), ("21002", "Là-Bas", None)],
        columns=["commune_code", "commune_name", "departement_code"],
        dtype="string",
    )
    passages = pd.DataFrame(
        [("21001", "21001"), ("21002", "21001")],
        columns=["historic_code", "commune_code"],
        dtype="string",
    )
    names = commune_names(communes, passages)
    assert names.to_numpy().tolist() == [["21", "ici", "21001"], ["21", "la bas", "21001"]]
