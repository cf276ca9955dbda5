import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
NAF = {"activity_id": "garage", "naf_code": "45.20A"}


def alert(build, **tables):
    [row] = build(
        "core_supply_alerts",
        core_opportunities=[KEY],
        land_activities=[{"activity_id": "garage", "supplementarite_risk": 1}],
        **tables,
    )
    return row


def test_the_competitors_of_an_opportunity_are_those_of_its_epci(build):
    counts = KEY | {"direct_own_count": 5, "direct_near_count": 2, "indirect_own_count": 1}
    other = counts | {"epci_code": "200000002", "direct_own_count": 9}
    row = alert(build, core_supply_counts=[counts, other])
    assert (row["direct_own_count"], row["direct_near_count"]) == (5, 2)
    assert row["indirect_own_count"] == 1


def test_nothing_found_is_zero_and_says_whether_a_source_could_have_shown_it(build):
    row = alert(build)
    assert (row["direct_own_count"], row["is_looked_for"]) == (0, False)
    wanted = [{"activity_id": "garage", "type_code": "A301"}]
    here = [{"epci_code": A, "type_code": "A301", "equipment_count": 0}]
    covered = alert(build, core_epci_equipment=here, land_activity_equipment=wanted)
    assert covered["is_looked_for"]


def test_sirene_once_loaded_looks_for_the_activities_of_a_precise_code(build):
    loaded = [{"siret": "1" * 14, "naf_code": "45.20A"}]
    assert alert(build, core_establishments=loaded, land_activity_naf=[NAF])["is_looked_for"]
    assert not alert(build, land_activity_naf=[NAF])["is_looked_for"]
    broad = {"land_broad_naf_codes": [{"naf_code": "45.20A"}]}
    found = alert(build, core_establishments=loaded, land_activity_naf=[NAF], **broad)
    assert not found["is_looked_for"]


@pytest.mark.parametrize(
    ("is_covered", "is_exhaustive", "is_looked_for"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_a_list_looks_for_an_activity_where_it_covers_and_holds_all_who_do_it(
    build, is_covered, is_exhaustive, is_looked_for
):
    row = alert(
        build,
        core_epci_supply=[
            {"epci_code": A, "structure_kind": "france_services", "is_covered": is_covered}
        ],
        land_structure_activities=[
            {
                "structure_kind": "france_services",
                "activity_id": "garage",
                "is_direct": True,
                "is_exhaustive": is_exhaustive,
            }
        ],
    )
    assert row["is_looked_for"] is is_looked_for
