import pytest

pytestmark = pytest.mark.models

SIRET = "73282932000074"
KNOWN = [
    {"match_id": "ei", "structure_kind": "siae", "status_code": "EI", "carrier_id": "ei"},
    {"match_id": "aci", "structure_kind": "siae", "status_code": "ACI", "carrier_id": "aci"},
]


def replaced(build, *, status="EI", list_year=2026, siret=SIRET):
    siae = {"structure_kind": "siae", "structure_id": f"{SIRET}-{status}"}
    listed = {"structure_kind": "liste", "structure_id": f"{siret}-ei", "siret": siret}
    rows = build(
        "core_relisted_structures",
        core_listed_structures=[listed | {"carrier_id": "ei", "year": list_year}],
        land_structures=[siae | {"structure_status": status, "year": 2020}],
        land_existing_carriers=KNOWN,
    )
    return [row["structure_kind"] for row in rows]


def test_the_list_replaces_the_directory_unless_it_is_older(build):
    assert replaced(build) == ["siae"]
    assert replaced(build, list_year=2020) == ["siae"]
    assert replaced(build, list_year=2019) == ["liste"]


def test_another_status_or_another_siret_is_another_structure(build):
    assert replaced(build, status="ACI") == []
    assert replaced(build, siret="80746931700018") == []
