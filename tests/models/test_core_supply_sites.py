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
    site = {"activity_id": "garage", "supply_kind": "siae", "site_id": f"{SIRET}-EI"}
    found = sites(
        build,
        land_structures=[key],
        core_structure_sites=[site],
        core_establishments=[SHOP, SHOP | {"siret": "80746931700018"}],
    )
    assert set(found) == {("siae", f"{SIRET}-EI"), ("sirene", "80746931700018")}


def test_a_structure_of_a_list_stays_in_sirene_for_what_the_list_does_not_tell(build):
    site = {"supply_kind": "liste", "site_id": f"{SIRET}-ei"}
    for activity, expected in (("garage", set()), ("cafe", {("sirene", SIRET)})):
        listed = [site | {"activity_id": activity}]
        found = sites(build, core_structure_sites=listed, core_establishments=[SHOP])
        assert set(found) - {("liste", f"{SIRET}-ei")} == expected


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


def test_an_establishment_of_too_broad_a_class_only_calls_for_a_look(build):
    found = sites(build, core_establishments=[SHOP], land_broad_naf_codes=[{"naf_code": "45.20A"}])
    assert found["sirene", SIRET]["is_direct"] is False
    assert sites(build, core_establishments=[SHOP])["sirene", SIRET]["is_direct"] is True
