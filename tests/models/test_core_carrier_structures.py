import pytest

pytestmark = pytest.mark.models

A = "200000001"
SIAE = {"structure_kind": "siae", "structure_id": "73282932000074-EI", "carrier_id": "ei"}
LISTED = {"structure_kind": "liste", "structure_id": "73282932000074-ei", "carrier_id": "ei"}


def shown(build, older=(), epci=A):
    rows = build(
        "core_carrier_structures",
        core_directory_carriers=[SIAE | {"epci_code": A, "met_fr": "liste de 2020"}],
        core_listed_structures=[LISTED | {"commune_code": "21001", "met_fr": "liste de 2026"}],
        core_communes=[{"commune_code": "21001", "commune_name": "Ici", "epci_code": epci}],
        core_relisted_structures=older,
    )
    return {row["met_fr"]: (row["carrier_id"], row["epci_code"]) for row in rows}


def test_lists_stand_beside_directories(build):
    assert shown(build) == {"liste de 2020": ("ei", A), "liste de 2026": ("ei", A)}


def test_what_both_name_is_told_once_by_the_more_recent(build):
    keys = ("structure_kind", "structure_id")
    assert set(shown(build, [{key: SIAE[key] for key in keys}])) == {"liste de 2026"}
    assert set(shown(build, [{key: LISTED[key] for key in keys}])) == {"liste de 2020"}


def test_a_listed_structure_of_a_commune_without_epci_is_asked_by_nobody(build):
    assert set(shown(build, epci=None)) == {"liste de 2020"}
