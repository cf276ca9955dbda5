import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
NAF = {"activity_id": "garage", "naf_code": "45.20A"}


def alert(build, *supply, **tables):
    [row] = build(
        "core_supply_alerts",
        core_opportunities=[KEY],
        land_activities=[{"activity_id": "garage", "supplementarite_risk": 1}],
        core_existing_supply=[KEY | row for row in supply],
        **tables,
    )
    return row


def counts(kind, own, near=0, others=0):
    return {
        "supply_kind": kind,
        "direct_own_count": own,
        "direct_near_count": near,
        "indirect_own_count": others,
    }


def test_equipments_and_sirene_are_the_same_shops_and_the_other_kinds_add_up(build):
    row = alert(build, counts("equipement", 3, 8), counts("sirene", 5, 2), counts("siae", 2, 1))
    assert (row["direct_own_count"], row["direct_near_count"]) == (max(3, 5) + 2, max(8, 2) + 1)


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
