import pytest
from shapely.geometry import box

pytestmark = pytest.mark.models

A = "200000001"
LAMBERT = "EPSG:2154"
# Lambert-93 is drawn so that 700 000 m, 6 600 000 m is 3° east, 46.5° north.
ORIGIN = (700_000, 6_600_000)


def communes(build, **more):
    x, y = ORIGIN
    outline = {"crs": LAMBERT, "is_approximate": True, "geometry": box(x, y, x + 1000, y + 1000)}
    return build(
        "out_communes",
        core_communes=[
            {"commune_code": "21001", "commune_name": "Ahuy", "epci_code": A, "population": 900},
            {"commune_code": "21002", "commune_name": "Arnay", "epci_code": A},
            {"commune_code": "22016", "commune_name": "Île-de-Bréhat", "epci_code": None},
        ],
        core_contours=[outline | {"commune_code": "21001"}, outline | {"commune_code": "22016"}],
        **more,
    )


def test_an_outline_is_drawn_longitude_first_and_names_its_legal_projection(build):
    [row] = communes(build)  # no outline for Arnay, no EPCI for the island
    west, south, *_ = row["geometry"].bounds
    assert (row["commune_code"], row["crs"]) == ("21001", LAMBERT)
    assert (west, south) == pytest.approx((3.0, 46.5), abs=1e-6)


def test_a_commune_whose_voices_are_withheld_shows_no_count(build):
    hidden = {"commune_code": "21001", "epci_code": A, "is_suppressed": True}
    [row] = communes(build, core_clusters=[hidden | {"respondent_count": None}])
    assert row["statement_count"] is None


def state_of(build, **more):
    [row] = communes(build, **more)
    return row["statement_state"]


def test_a_blank_count_says_whether_it_is_withheld_or_nobody(build):
    here, whole = {"commune_code": "21001", "epci_code": A}, {"epci_code": A}
    asked = {"core_surveyed_epcis": [whole]}
    voices = {"core_place_counts": [here | {"respondent_count": 12}]}
    told = {"core_clusters": [here | {"respondent_count": 12}]}
    hidden = {"calc_survey_suppression": [whole | {"is_suppressed": True}]}
    assert state_of(build) == "sans_enquete"
    assert state_of(build, **asked) == "aucun"
    assert state_of(build, **asked, **voices, **told) == "publie"
    assert state_of(build, **asked, **voices) == "retenu"
    # Where the total is withheld, nothing says which communes answered.
    assert state_of(build, **asked, **hidden) == "retenu"
