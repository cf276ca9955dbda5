import pytest

pytestmark = pytest.mark.models

A = "200000001"
KNOWN = [
    {"match_id": "aci", "structure_kind": "siae", "status_code": "ACI", "carrier_id": "aci"},
    {"match_id": "ei", "structure_kind": "siae", "status_code": "EI", "carrier_id": "ei"},
    {"match_id": "fs", "structure_kind": "france_services", "status_code": None},
]


def carriers(build, kind, status, epci=A):
    key = {"structure_kind": kind, "structure_id": "S1"}
    rows = build(
        "core_directory_carriers",
        land_structures=[key | {"structure_name": "Les Ateliers", "structure_status": status}],
        core_located_structures=[key | {"commune_code": "21001"}],
        core_communes=[{"commune_code": "21001", "commune_name": "Ici", "epci_code": epci}],
        land_existing_carriers=KNOWN,
    )
    return [row["carrier_id"] for row in rows]


def test_the_status_in_the_directory_tells_the_carrier(build):
    assert carriers(build, "siae", "ACI") == ["aci"]
    assert carriers(build, "siae", "inconnu") == []


def test_a_directory_that_tells_no_status_leaves_the_carrier_unknown(build):
    assert carriers(build, "france_services", "FS") == [None]
    assert carriers(build, "france_services", None) == [None]


def test_a_commune_without_an_epci_has_no_structure_to_ask(build):
    assert carriers(build, "siae", "ACI", epci=None) == []
