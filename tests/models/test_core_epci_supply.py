import pytest

pytestmark = pytest.mark.models

A, B, STRADDLING = "200000001", "200000002", "200000003"
COMMUNES = [
    {"commune_code": "21001", "epci_code": A, "departement_code": "21"},
    {"commune_code": "25001", "epci_code": B, "departement_code": "25"},
    {"commune_code": "21002", "epci_code": STRADDLING, "departement_code": "21"},
    {"commune_code": "25002", "epci_code": STRADDLING, "departement_code": "25"},
]
KINDS = [
    {"structure_kind": "association", "covered_departements_fr": "21, 39"},
    {"structure_kind": "siae", "covered_departements_fr": "France entière"},
]
LANDED = [
    {"structure_kind": "association", "structure_id": "W1", "departement_code": "21"},
    {"structure_kind": "association", "structure_id": "W2", "departement_code": "25"},
]
LOCATED = [
    {"structure_kind": "association", "structure_id": "W1", "commune_code": "21001"},
    {"structure_kind": "association", "structure_id": "W2", "commune_code": "25001"},
]
INSERTION = {"structure_kind": "siae", "structure_id": "S1"}


def counts(build, kind, landed=LANDED, located=LOCATED):
    rows = build(
        "core_epci_supply",
        core_communes=COMMUNES,
        land_structure_kinds=KINDS,
        land_structures=landed,
        core_located_structures=located,
    )
    told = {r["epci_code"]: r["structure_count"] for r in rows if r["structure_kind"] == kind}
    covered = {r["epci_code"]: r["is_covered"] for r in rows if r["structure_kind"] == kind}
    assert covered == {epci: count is not None for epci, count in told.items()}
    return told


def test_a_departement_not_covered_by_a_partial_source_has_an_unknown_count_not_zero(build):
    # W2 is a stray address in the 25: it does not make the 25 covered
    assert counts(build, "association") == {A: 1, B: None, STRADDLING: None}


def test_a_covered_departement_without_any_structure_has_a_true_zero(build):
    elsewhere = [LOCATED[0] | {"commune_code": "21002"}]
    assert counts(build, "association", located=elsewhere)[A] == 0


def test_a_source_of_the_whole_country_counts_everywhere(build):
    placed = [INSERTION | {"commune_code": "25002"}]
    assert counts(build, "siae", [INSERTION], placed) == {A: 0, B: 0, STRADDLING: 1}


def test_a_source_that_is_not_loaded_is_unknown_everywhere(build):
    assert set(counts(build, "siae").values()) == {None}
