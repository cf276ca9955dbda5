import pytest

pytestmark = pytest.mark.models


def test_a_square_is_as_wide_as_the_activity_that_goes_farthest(build):
    rows = build(
        "core_supply_squares",
        core_communes=[
            {"commune_code": "21001", "x_m": 19_999, "y_m": -1},
            {"commune_code": "21002", "x_m": 20_000, "y_m": 0},
            {"commune_code": "21003", "x_m": None, "y_m": None},
        ],
        land_activities=[
            {"activity_id": "garage", "catchment_road_min": 20},
            {"activity_id": "legumerie", "catchment_road_min": 40},
            {"activity_id": "foncier", "catchment_road_min": None},
        ],
        land_thresholds=[{"threshold_id": "supply_crow_km_per_min", "value": 0.5}],
    )
    # 40 minutes at half a kilometre a minute: squares of 20 km
    found = {row["commune_code"]: (row["square_x"], row["square_y"]) for row in rows}
    assert found == {"21001": (0, -1), "21002": (1, 0)}
