import pytest
from shapely.geometry import box

pytestmark = pytest.mark.models


def test_the_outline_of_a_merged_commune_is_that_of_its_parts_together(build):
    outline = {
        "territory_kind": "commune",
        "crs": "EPSG:2154",
        "is_approximate": False,
        "year": 2018,
    }
    rows = build(
        "core_contours",
        land_contours=[
            outline | {"territory_code": "21001", "geometry": box(0, 0, 10, 10)},
            outline
            | {"territory_code": "21002", "geometry": box(10, 0, 30, 10), "is_approximate": True},
            outline
            | {"territory_code": "QP1", "territory_kind": "qpv", "geometry": box(0, 0, 1, 1)},
        ],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21001"},
        ],
        core_communes=[{"commune_code": "21001"}],
    )
    [row] = rows
    assert row["geometry"].equals(box(0, 0, 30, 10))
    assert (row["part_count"], row["is_approximate"], row["contour_year"]) == (2, True, 2018)
