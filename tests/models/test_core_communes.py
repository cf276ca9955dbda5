import pytest

pytestmark = pytest.mark.models

COMMUNE = {
    "commune_code": "21001",
    "commune_name": "Ahuy",
    "commune_type": "COM",
    "departement_code": "21",
}
PASSAGES = [
    {"historic_code": "21001", "commune_code": "21001"},
    {"historic_code": "21002", "commune_code": "21001"},
]


def member(code, zone, year, kind="epci"):
    return {"commune_code": code, "zone_kind": kind, "zone_code": zone, "year": year}


def built(build, *memberships, **more):
    return build(
        "core_communes",
        land_communes=[COMMUNE],
        calc_commune_passages=PASSAGES,
        land_memberships=memberships,
        **more,
    )


def test_a_commune_merged_over_two_epcis_takes_that_of_the_code_it_kept(build):
    [row] = built(build, member("21001", "200000001", 2021), member("21002", "200000002", 2021))
    assert row["epci_code"] == "200000001"


def test_the_last_perimeter_known_is_the_one_of_today(build):
    [row] = built(build, member("21001", "200000001", 2017), member("21001", "200000002", 2026))
    assert row["epci_code"] == "200000002"


def test_each_sort_of_zone_has_its_own_column(build):
    [row] = built(
        build,
        member("21001", "200000001", 2026),
        member("21001", "21054", 2022, "bassin_vie"),
        member("21001", "2701", 2020, "zone_emploi"),
    )
    zones = (row["epci_code"], row["bassin_vie_code"], row["zone_emploi_code"])
    assert zones == ("200000001", "21054", "2701")


def test_a_commune_without_figures_is_there_with_unknown_people(build):
    [row] = built(
        build,
        core_commune_indicators=[
            {"commune_code": "21001", "indicator_id": "area_km2", "value": 12.5, "year": 2021}
        ],
    )
    assert (row["population"], row["area_km2"], row["epci_code"]) == (None, 12.5, None)
