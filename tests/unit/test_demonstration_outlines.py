"""The approximate outlines of the demonstration: whole, apart, and the same whatever the order."""

from math import cos, pi, sin
from pathlib import Path

import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from generator.contracts import CONTOURS, hold_to
from generator.sources.arrival.demo import demo_sources
from generator.territory.outlines import MARGIN_M, approximate_contours

DEMO = Path(__file__).parents[2] / "data" / "demo"


def centres(*points):
    return pd.DataFrame(
        {
            "commune_code": [f"21{number:03}" for number in range(1, len(points) + 1)],
            "crs": "EPSG:2154",
            "x_m": [float(x) for x, _ in points],
            "y_m": [float(y) for _, y in points],
            "year": 2018,
        }
    ).astype({"commune_code": "string", "crs": "string"})


@pytest.fixture(scope="module")
def outlines():
    return approximate_contours(centres_of_demo()).set_index("commune_code")


def centres_of_demo():
    return demo_sources(DEMO)["demo_centres"].parse((DEMO / "land_centres.csv").read_bytes()).frame


def test_every_centre_stands_in_its_own_outline_and_in_no_other(outlines):
    placed = centres_of_demo().set_index("commune_code").loc[outlines.index]
    points = shapely.points(placed["x_m"].to_numpy(float), placed["y_m"].to_numpy(float))
    point, shape = shapely.STRtree(outlines["geometry"].to_numpy()).query(points, "intersects")
    assert point.tolist() == shape.tolist()
    assert len(point) == len(outlines) == 92


def test_outlines_do_not_overlap(outlines):
    shapes = outlines["geometry"].to_numpy()
    together = shapely.area(shapely.union_all(shapes))
    assert shapely.area(shapes).sum() == pytest.approx(together, rel=1e-9)


def test_outlines_are_whole_valid_and_said_approximate(outlines):
    assert shapely.is_valid(outlines["geometry"].to_numpy()).all()
    assert {shape.geom_type for shape in outlines["geometry"]} == {"Polygon"}
    assert outlines["is_approximate"].all()
    assert len(hold_to(CONTOURS, outlines.reset_index(), "demo_contours")) == 92


def test_the_order_of_the_rows_changes_no_outline(outlines):
    shuffled = approximate_contours(centres_of_demo().sample(frac=1, random_state=1))
    assert shuffled["commune_code"].tolist() == outlines.index.tolist()
    assert shapely.to_wkb(shuffled["geometry"]).tolist() == (
        shapely.to_wkb(outlines["geometry"]).tolist()
    )


def test_two_neighbours_share_the_line_half_way():
    west, east = approximate_contours(centres((0, 0), (2_000, 0)))["geometry"]
    assert west.bounds[2] == pytest.approx(1_000)
    assert east.bounds[0] == pytest.approx(1_000)
    assert west.bounds[0] == pytest.approx(-MARGIN_M)


def test_a_lone_centre_keeps_the_land_around_it():
    (alone,) = approximate_contours(centres((0, 0)))["geometry"]
    assert alone.bounds == pytest.approx((-MARGIN_M, -MARGIN_M, MARGIN_M, MARGIN_M))


def test_nothing_is_drawn_between_two_territories_far_apart():
    near = ((0, 0), (3_000, 0), (0, 3_000))
    far = tuple((x + 60_000, y) for x, y in near)
    shapes = approximate_contours(centres(*near, *far))["geometry"].to_numpy()
    assert not shapely.intersects(shapely.union_all(shapes), shapely.points(30_000, 0))


def test_each_projection_is_drawn_apart():
    both = centres((0, 0), (0, 0))
    both["crs"] = pd.array(["EPSG:2154", "EPSG:2975"], dtype="string")
    first, second = approximate_contours(both)["geometry"]
    assert first.equals(second)


# What the diagram of shapely loses centres of: a circle to the centimetre, and lines of five
# communes 2 km apart, 80 km from each other, straight on the globe and nearly so once projected.
CIRCLE = [
    (round(7_000 * cos(2 * pi * part / 24), 2), round(7_000 * sin(2 * pi * part / 24), 2))
    for part in range(24)
]
TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:2154", always_xy=True).transform
LINES = [
    TO_METRES(0.5 + 80 / 78 * (line // 5), 44.5 + (80 * (line % 5) + 2 * step) / 111.2)
    for line in range(13)
    for step in range(5)
]
# A step of the grid and positions on it: lines, squares, and centres that stand anywhere.
GRIDS = st.tuples(
    st.sampled_from([(1, 0), (700, 0), (2_000, 0), (9_000, 0), (1_999, 3), (611, 1_407)]),
    st.sets(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, max_size=40),
)
ANYWHERE = st.sets(
    st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000)), min_size=1, max_size=40
)


def on_grid(grid):
    (across, up), positions = grid
    return [
        (600_000 + i * across - j * up, 6_500_000 + i * up + j * across)
        for i, j in sorted(positions)
    ]


@settings(max_examples=60, deadline=None)
@example(points=LINES)
@example(points=CIRCLE)
@given(points=st.one_of(GRIDS.map(on_grid), ANYWHERE.map(sorted)))
def test_wherever_centres_stand_each_has_one_piece_that_shares_the_land(points):
    placed = centres(*points)
    outlines = approximate_contours(placed)["geometry"].to_numpy()
    at = shapely.points(placed["x_m"].to_numpy(), placed["y_m"].to_numpy())
    assert {shape.geom_type for shape in outlines} == {"Polygon"}
    assert shapely.is_valid(outlines).all()
    assert shapely.contains(outlines, at).all()
    together = shapely.union_all(outlines)
    assert shapely.area(outlines).sum() == pytest.approx(together.area, rel=1e-9)
    # the land around each centre is somebody's
    around = shapely.union_all(shapely.buffer(at, MARGIN_M))
    assert shapely.difference(around, together).area == pytest.approx(0, abs=1e-6 * around.area)
