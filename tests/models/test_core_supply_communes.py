import pytest

pytestmark = pytest.mark.models

NAF = [{"activity_id": "recyclerie", "naf_code": "38.32Z"}]
FIRMS = [{"siret": "1" * 14, "naf_code": "38.32Z"}]


def site(code, activity="recyclerie", *, is_direct=True, year=2026):
    return {
        "activity_id": activity,
        "commune_code": code,
        "is_direct": is_direct,
        "supply_year": year,
    }


def told(build, *sites, **tables):
    rows = build("core_supply_communes", core_supply_sites=sites, **tables)
    return [(row["activity_id"], row["commune_code"], row["supply_year"]) for row in rows]


def test_firms_listed_by_a_precise_code_are_told_once_a_commune(build):
    sites = (site("21001"), site("21001", year=2025), site("21002", is_direct=False))
    found = told(build, *sites, land_activity_naf=NAF, core_establishments=FIRMS)
    assert found == [("recyclerie", "21001", 2026)]


def test_a_list_of_some_only_does_not_tell_the_nearest(build):
    assert told(build, site("21001"), land_activity_naf=NAF) == []
    kind = {"structure_kind": "tiers_lieu", "activity_id": "tiers_lieu", "is_direct": True}
    some, whole = kind | {"is_exhaustive": False}, kind | {"is_exhaustive": True}
    place = site("21001", "tiers_lieu")
    assert told(build, place, land_structure_activities=[some]) == []
    assert told(build, place, land_structure_activities=[whole]) == [("tiers_lieu", "21001", 2026)]


def test_an_activity_with_types_of_equipment_is_told_by_them(build):
    types = [{"activity_id": "recyclerie", "type_code": "A000"}]
    found = told(
        build,
        site("21001"),
        land_activity_naf=NAF,
        core_establishments=FIRMS,
        land_activity_equipment=types,
    )
    assert found == []
