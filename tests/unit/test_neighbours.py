import pandas as pd
from shapely import box

from generator.territory.neighbours import commune_neighbours

A, B = "200000001", "200000002"
METROPOLE, REUNION = "EPSG:2154", "EPSG:2975"


def found(contours, epcis, surveyed=(A,)):
    frame = pd.DataFrame(
        [(code, crs, box(x, 0, x + 1000, 1000)) for code, x, crs in contours],
        columns=["commune_code", "crs", "geometry"],
    )
    communes = pd.DataFrame({"commune_code": list(epcis), "epci_code": list(epcis.values())})
    pairs = commune_neighbours(frame, communes, pd.DataFrame({"epci_code": list(surveyed)}))
    return list(zip(pairs["commune_code"], pairs["neighbour_code"], strict=True))


def test_communes_that_touch_are_neighbours_both_ways_and_far_ones_are_not():
    # 40 m between the first two, as simplified contours leave; 960 m before the third
    contours = [("21001", 0, METROPOLE), ("21002", 1040, METROPOLE), ("21003", 3000, METROPOLE)]
    pairs = found(contours, {"21001": A, "21002": A, "21003": A})
    assert pairs == [("21001", "21002"), ("21002", "21001")]


def test_communes_of_another_epci_of_another_projection_or_never_asked_are_not_compared():
    contours = [("21001", 0, METROPOLE), ("21002", 1000, METROPOLE), ("97401", 0, REUNION)]
    assert found(contours, {"21001": A, "21002": B, "97401": A}, surveyed=(A, B)) == []
    assert found(contours, {"21001": B, "21002": B, "97401": B}) == []
