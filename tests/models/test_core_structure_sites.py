import pytest

pytestmark = pytest.mark.models

SIRET = "73282932000074"


def sites(build, kinds, **tables):
    keys = [{"structure_kind": kind, "structure_id": SIRET} for kind in kinds]
    rows = build(
        "core_structure_sites",
        land_structures=[key | {"structure_name": "X", "year": 2020} for key in keys],
        core_structure_activities=[key | {"activity_id": "garage"} for key in keys],
        **tables,
    )
    return {row["supply_kind"]: row for row in rows}


def test_an_association_is_of_the_social_economy_and_other_structures_are_to_be_checked(build):
    found = sites(build, ("association", "siae"))
    assert {kind: row["ess_answer"] for kind, row in found.items()} == {
        "association": "oui",
        "siae": "a_verifier",
    }


def test_a_structure_named_by_a_directory_and_a_list_is_one_site(build):
    older = [{"structure_kind": "siae", "structure_id": SIRET}]
    assert set(sites(build, ("siae", "liste"), core_relisted_structures=older)) == {"liste"}


def test_a_site_of_a_list_has_the_name_that_may_be_shown(build):
    listed = {"structure_kind": "liste", "structure_id": SIRET, "structure_name": "Ricochet"}
    found = sites(build, ("liste",), core_listed_structures=[listed])
    assert found["liste"]["site_name"] == "Ricochet"
