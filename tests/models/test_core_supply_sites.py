import pytest

pytestmark = pytest.mark.models

SIRET = "73282932000074"
NAF = [{"activity_id": "garage", "naf_code": "45.20A"}]
SHOP = {"siret": SIRET, "naf_code": "45.20A", "commune_code": "21001", "ess_answer": "non"}


def sites(build, **tables):
    rows = build("core_supply_sites", land_activity_naf=NAF, **tables)
    return {(row["supply_kind"], row["site_id"]): row for row in rows}


def test_an_insertion_enterprise_that_is_also_in_sirene_is_kept_once(build):
    key = {"structure_kind": "siae", "structure_id": f"{SIRET}-EI"}
    other = SHOP | {"siret": "80746931700018"}
    found = sites(
        build,
        land_structures=[key | {"structure_name": "Les Ateliers", "year": 2020}],
        core_structure_activities=[
            key | {"activity_id": "garage", "commune_code": "21001", "is_direct": True}
        ],
        core_establishments=[SHOP, other],
    )
    assert set(found) == {("siae", f"{SIRET}-EI"), ("sirene", "80746931700018")}


def test_equipments_of_a_commune_are_one_site_with_their_number(build):
    found = sites(
        build,
        core_equipment_sites=[
            {"activity_id": "garage", "commune_code": "21001", "type_code": "A301",
             "type_label_fr": "Garage", "equipment_count": 7, "equipment_year": 2018}
        ],
    )  # fmt: skip
    row = found["equipement", "21001-A301"]
    assert (row["site_count"], row["site_name"], row["is_direct"]) == (7, "Garage", True)
    assert row["ess_answer"] is None


def test_an_association_is_of_the_social_economy_and_other_structures_are_to_be_checked(build):
    keys = [{"structure_kind": kind, "structure_id": "1"} for kind in ("association", "siae")]
    found = sites(
        build,
        land_structures=[key | {"structure_name": "X"} for key in keys],
        core_structure_activities=[key | {"activity_id": "garage"} for key in keys],
    )
    assert {kind: row["ess_answer"] for (kind, _), row in found.items()} == {
        "association": "oui",
        "siae": "a_verifier",
    }


def test_an_establishment_of_too_broad_a_class_only_calls_for_a_look(build):
    found = sites(build, core_establishments=[SHOP], land_broad_naf_codes=[{"naf_code": "45.20A"}])
    assert found["sirene", SIRET]["is_direct"] is False
    assert sites(build, core_establishments=[SHOP])["sirene", SIRET]["is_direct"] is True
