import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
COMMUNES = [
    {"commune_code": "21001", "epci_code": A, "bassin_vie_code": "B1"},
    {"commune_code": "21002", "epci_code": B, "bassin_vie_code": "B1"},
    {"commune_code": "21003", "epci_code": B, "bassin_vie_code": None},
    {"commune_code": "21004", "epci_code": None, "bassin_vie_code": None},
]


def test_a_reach_is_its_own_communes_and_those_of_their_living_areas(build):
    rows = build("core_reach_communes", core_communes=COMMUNES)
    assert [(row["epci_code"], row["commune_code"]) for row in rows] == [
        (A, "21001"),
        (A, "21002"),
        (B, "21001"),
        (B, "21002"),
        (B, "21003"),
    ]
