import numpy as np
import pytest
import shapely
from shapely.geometry import box

pytestmark = pytest.mark.models

LAMBERT = "EPSG:2154"
PASSAGES = [{"historic_code": "21900", "commune_code": "21001"}]
NAMES = [
    {"departement_code": "21", "folded_name": "ahuy", "commune_code": "21001"},
    {"departement_code": "21", "folded_name": "saint jean", "commune_code": "21002"},
    {"departement_code": "21", "folded_name": "saint jean", "commune_code": "21003"},
]


def structure(number, **more):
    return {"structure_kind": "siae", "structure_id": str(number)} | more


def point(number, x, y, crs=LAMBERT):
    return structure(number, crs=crs, x_m=x, y_m=y)


def contour(code, shape, crs=LAMBERT):
    return {"commune_code": code, "crs": crs, "geometry": shape}


def placed(build, **tables):
    rows = build("core_located_structures", **tables)
    return {row["structure_id"]: (row["commune_code"], row["located_by"]) for row in rows}


def test_a_structure_on_a_shared_border_is_counted_once(build):
    contours = [contour("21002", box(10, 0, 20, 10)), contour("21001", box(0, 0, 10, 10))]
    found = placed(build, core_contours=contours, calc_structure_points=[point(1, 10, 5)])
    assert found == {"1": ("21001", "point")}


def test_a_code_comes_before_a_point_and_a_point_before_a_name(build):
    found = placed(
        build,
        land_structures=[structure(1, commune_code="21900")],
        calc_commune_passages=PASSAGES,
        core_contours=[contour("21002", box(0, 0, 10, 10))],
        calc_structure_points=[point(1, 5, 5), point(2, 5, 5)],
        calc_structure_names=[
            structure(n, departement_code="21", folded_name="ahuy") for n in (2, 3)
        ],
        calc_commune_names=NAMES,
    )
    assert found == {"1": ("21001", "code"), "2": ("21002", "point"), "3": ("21001", "nom")}


def test_a_name_shared_by_two_communes_of_the_departement_places_nothing(build):
    names = [structure(1, departement_code="21", folded_name="saint jean")]
    assert placed(build, calc_structure_names=names, calc_commune_names=NAMES) == {}


def test_a_point_meets_only_outlines_of_its_own_projection(build):
    overseas = [contour("97401", box(0, 0, 10, 10), "EPSG:2975")]
    points = [point(1, 5, 5), point(2, 5, 5, "EPSG:2975")]
    found = placed(build, core_contours=overseas, calc_structure_points=points)
    assert found == {"2": ("97401", "point")}


def test_the_engine_places_points_as_a_search_tree_of_shapely_does(build):
    draw = np.random.default_rng(20261122)
    corners = draw.uniform(0, 900, (50, 2))
    sides = draw.uniform(20, 200, (50, 2))
    shapes = [box(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sides, strict=True)]
    points = draw.uniform(0, 1100, (200, 2))
    points[:50] = [shape.exterior.coords[0] for shape in shapes]  # fifty stand on a corner

    tree = shapely.STRtree(shapes)
    inside, outlines = tree.query(shapely.points(points), predicate="intersects")
    expected: dict[str, str] = {}
    for number, outline in zip(inside, outlines, strict=True):
        code = f"21{outline:03d}"
        expected[str(number)] = min(code, expected.get(str(number), code))

    found = placed(
        build,
        core_contours=[contour(f"21{n:03d}", shape) for n, shape in enumerate(shapes)],
        calc_structure_points=[point(n, float(x), float(y)) for n, (x, y) in enumerate(points)],
    )
    assert len(expected) > 100
    assert found == {number: (code, "point") for number, code in expected.items()}
