import numpy as np
import pytest
import shapely
from shapely.geometry import box

pytestmark = pytest.mark.models

LAMBERT, REUNION = "EPSG:2154", "EPSG:2975"
SHARE = 0.01


def district(code, shape, commune=None, crs=LAMBERT):
    return {
        "territory_kind": "qpv",
        "territory_code": code,
        "commune_code": commune,
        "crs": crs,
        "geometry": shape,
    }


def contour(code, shape, crs=LAMBERT):
    return {"commune_code": code, "crs": crs, "geometry": shape}


def shared(build, districts, contours=(), **more):
    rows = build(
        "core_cluster_districts",
        land_contours=districts,
        core_contours=contours,
        land_thresholds=[{"threshold_id": "qpv_share_min", "value": SHARE}],
        **more,
    )
    return {(row["district_code"], row["commune_code"]): row["shared_share"] for row in rows}


def test_a_neighbourhood_across_a_border_is_of_both_communes(build):
    contours = [contour("21001", box(0, 0, 10, 10)), contour("21002", box(10, 0, 20, 10))]
    found = shared(build, [district("Q1", box(8, 0, 16, 10))], contours)
    assert found == {("Q1", "21001"): 2 / 8, ("Q1", "21002"): 6 / 8}


def test_a_neighbourhood_that_only_touches_a_commune_is_not_of_it(build):
    contours = [contour("21001", box(0, 0, 10, 10)), contour("21002", box(10, 0, 20, 10))]
    found = shared(build, [district("Q1", box(0, 0, 10, 10))], contours)
    assert found == {("Q1", "21001"): 1.0}


def test_the_commune_that_the_file_names_is_followed_to_the_commune_of_today(build):
    # its outline leans over 21002, but the file has said where it is
    passages = [{"historic_code": "21900", "commune_code": "21001"}]
    contours = [contour("21002", box(0, 0, 10, 10))]
    districts = [district("Q1", box(0, 0, 10, 10), commune="21900")]
    found = shared(build, districts, contours, calc_commune_passages=passages)
    assert found == {("Q1", "21001"): None}


def test_a_neighbourhood_meets_only_outlines_of_its_own_projection(build):
    contours = [contour("97401", box(0, 0, 10, 10), REUNION)]
    assert shared(build, [district("Q1", box(0, 0, 10, 10))], contours) == {}


def test_the_engine_lays_outlines_as_a_search_tree_of_shapely_does(build):
    draw = np.random.default_rng(20261123)
    corners = draw.uniform(0, 900, (60, 2))
    shapes = [box(x, y, x + 120, y + 80) for x, y in corners]
    tree = shapely.STRtree(shapes[:40])
    expected = {
        (f"Q{number:02d}", f"21{outline:03d}")
        for number, shape in enumerate(shapes[40:])
        for outline in tree.query(shape, predicate="intersects")
        if shape.intersection(shapes[outline]).area >= SHARE * shape.area
    }
    found = shared(
        build,
        [district(f"Q{number:02d}", shape) for number, shape in enumerate(shapes[40:])],
        [contour(f"21{outline:03d}", shape) for outline, shape in enumerate(shapes[:40])],
    )
    assert len(expected) > 20
    assert found.keys() == expected


@pytest.mark.parametrize(
    ("placed", "at_fault"),
    [([], ["Q1"]), ([{"district_code": "Q1", "commune_code": "21001"}], [])],
)
def test_a_neighbourhood_lost_on_the_way_is_told(build, placed, at_fault):
    rows = build(
        "check_every_priority_neighbourhood_is_in_a_commune",
        land_contours=[district("Q1", box(0, 0, 10, 10))],
        core_cluster_districts=placed,
        core_contours=[contour("21001", box(0, 0, 10, 10))],
    )
    assert [row["district_code"] for row in rows] == at_fault
