import pytest

pytestmark = pytest.mark.models

A = "200000001"
NAME = {"zone_kind": "epci", "zone_code": A, "zone_nature": "CC", "year": 2026}
SIZES = [
    {"size_class": 1, "population_min": 0, "population_max": 1000},
    {"size_class": 2, "population_min": 1000, "population_max": 9000},
]


def commune(code, people, departement="21"):
    return {
        "commune_code": code,
        "epci_code": A,
        "departement_code": departement,
        "population": people,
        "population_year": 2023,
        "area_km2": 10.5,
    }


def built(build, *communes):
    [row] = build(
        "core_epcis",
        core_communes=communes,
        land_size_classes=SIZES,
        land_memberships=[
            NAME | {"commune_code": "21001", "zone_name": "CC de l'Ouche"},
            NAME | {"commune_code": "21001", "zone_name": "CC ancienne", "year": 2015},
        ],
    )
    return row


def test_the_people_and_the_surface_of_an_epci_are_those_of_its_communes(build):
    row = built(build, commune("21001", 700), commune("21002", 300))
    assert (row["population"], row["area_km2"], row["commune_count"]) == (700 + 300, 10.5 + 10.5, 2)
    assert (row["epci_name"], row["size_class"]) == ("CC de l'Ouche", 2)


def test_an_epci_is_of_unknown_population_as_soon_as_one_commune_is(build):
    row = built(build, commune("21001", 700), commune("21002", None))
    assert (row["population"], row["size_class"], row["commune_count"]) == (None, None, 2)


def test_the_departement_of_an_epci_is_where_most_of_its_people_live(build):
    row = built(
        build, commune("21001", 700), commune("39001", 400, "39"), commune("39002", 350, "39")
    )
    assert row["departement_code"] == "39"
