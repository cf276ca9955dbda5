import pytest

pytestmark = pytest.mark.models

SIRET = "73282932000074"
KEY = {"structure_kind": "liste", "structure_id": f"{SIRET}-ei"}
NOT_SHOWN = "structure dont le nom n’est pas montré"


def name(build, given, *, is_named=True, sirene=()):
    rows = build(
        "core_listed_structures",
        land_listed_structures=[KEY | {"siret": SIRET, "is_named": is_named}],
        land_structures=[KEY | {"structure_name": given}],
        core_located_structures=[KEY | {"commune_code": "21001"}],
        land_establishments=[{"siret": SIRET, "establishment_name": shown} for shown in sirene],
    )
    return [(row["structure_name"], row["commune_code"]) for row in rows]


def test_the_name_of_the_list_stands_where_sirene_knows_nothing(build):
    assert name(build, "Les Ateliers") == [("Les Ateliers", "21001")]


def test_a_name_that_sirene_does_not_show_is_not_shown(build):
    assert name(build, "Camille Exemple", sirene=[None]) == [(NOT_SHOWN, "21001")]


def test_sirene_names_what_the_list_does_not(build):
    found = name(build, "structure que sa liste ne nomme pas", is_named=False, sirene=["Ricochet"])
    assert found == [("Ricochet", "21001")]
    assert name(build, "Les Ateliers", sirene=["Ricochet"]) == [("Les Ateliers", "21001")]


def test_a_structure_that_stands_nowhere_is_not_here(build):
    assert build("core_listed_structures", land_listed_structures=[KEY | {"siret": SIRET}]) == []
