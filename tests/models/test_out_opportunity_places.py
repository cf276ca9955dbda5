import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}


def place(code, *, need, resource, people=True):
    seen = {"has_need": need, "has_resource": resource, "has_people": people}
    return KEY | {"commune_code": code} | seen


def test_each_place_says_why_the_opportunity_could_live_there(build):
    rows = build(
        "out_opportunity_places",
        core_opportunities=[KEY | {"opportunity_id": f"{A}-garage"}],
        core_opportunity_places=[
            place("21001", need=True, resource=True),
            place("21002", need=True, resource=False),
            place("21003", need=False, resource=True),
            place("21004", need=True, resource=False, people=None),
        ],
    )
    assert [row["reason_fr"] for row in rows] == [
        "le besoin y est exprimé et une ressource utile s’y trouve",
        "le besoin y est exprimé",
        "une ressource utile s’y trouve",
        "le besoin y est exprimé ; bassin d’habitants à vérifier",
    ]
    assert {row["opportunity_id"] for row in rows} == {f"{A}-garage"}
