import pytest

pytestmark = pytest.mark.models

A = "200000001"
COMMUNES = [{"commune_code": code, "epci_code": A} for code in ("21001", "21002")]
WHOLE = [
    {"commune_code": code, "is_approximate": False, "contour_year": 2022}
    for code in ("21001", "21002")
]


def note(build, contours):
    [row] = build("core_epci_outlines", core_communes=COMMUNES, core_contours=contours)
    return row["contour_note_fr"]


def test_the_note_on_outlines_says_when_they_are_approximate_or_absent(build):
    assert note(build, WHOLE) == "contours simplifiés de 2022"
    assert note(build, WHOLE[:1]) == "1 commune(s) sans contour"
    assert note(build, [WHOLE[0], WHOLE[1] | {"is_approximate": True}]) == "contours approchés"
