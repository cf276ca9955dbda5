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


def test_a_living_area_stops_where_no_road_leads_unless_the_epci_is_there_too(build):
    shared = {"bassin_vie_code": "B1"}
    communes = [
        shared | {"commune_code": "29001", "epci_code": A},
        shared | {"commune_code": "29155", "epci_code": B},
        shared | {"commune_code": "29002", "epci_code": B},
    ]
    island = [{"commune_code": "29155", "road_zone_fr": "île"}]
    rows = build("core_reach_communes", core_communes=communes, land_communes_without_road=island)
    assert [row["commune_code"] for row in rows if row["epci_code"] == A] == ["29001", "29002"]
    assert [row["commune_code"] for row in rows if row["epci_code"] == B] == [
        "29001", "29002", "29155",
    ]  # fmt: skip
