"""The approximate outlines of the demonstration: whole, apart, and the same whatever the order."""

from pathlib import Path

import pandas as pd
import pytest
import shapely

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
