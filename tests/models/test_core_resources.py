import pytest

pytestmark = pytest.mark.models

A = "200000001"
REGISTERED = {
    "resource_id": "r1",
    "epci_code": A,
    "commune_code": "21001",
    "resource_kind_id": "local",
    "resource_label_fr": "Ancienne école",
}


def brownfields(count):
    return {
        "commune_code": "21001",
        "indicator_id": "brownfield_without_project_count",
        "value": count,
    }


def built(build, epci, count):
    return build(
        "core_resources",
        land_resources=[REGISTERED],
        core_communes=[{"commune_code": "21001", "commune_name": "Ahuy", "epci_code": epci}],
        core_commune_indicators=[brownfields(count)],
    )


def test_brownfields_without_a_project_stand_beside_the_register_and_name_their_source(build):
    public, registered = built(build, A, 2)
    assert public["resource_label_fr"] == "2 friches sans projet, Ahuy"
    assert public["source_fr"] == "Cartofriches"
    assert registered["source_fr"] == "registre local"


def test_of_people_only_the_kind_is_told_as_a_label_may_count_a_few(build):
    kinds = [
        {"resource_kind_id": "volunteers", "family": "people", "label_fr": "bénévoles"},
        {"resource_kind_id": "local", "family": "premises", "label_fr": "local"},
    ]
    people = {"resource_id": "r2", "resource_kind_id": "volunteers"}
    people |= {"resource_label_fr": "Trois retraitées prêtes à faire des visites"}
    rows = build(
        "core_resources",
        land_resources=[REGISTERED, REGISTERED | people],
        land_resource_kinds=kinds,
    )
    assert {row["resource_label_fr"] for row in rows} == {"Ancienne école", "bénévoles"}


def test_a_commune_with_no_brownfield_or_no_epci_brings_none(build):
    assert [row["resource_id"] for row in built(build, A, 0)] == ["r1"]
    assert [row["resource_id"] for row in built(build, None, 2)] == ["r1"]
