import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "location"}
PAIRS = [
    {"activity_id": "location", "partner_activity_id": "garage"},
    {"activity_id": "location", "partner_activity_id": "plateforme_mob"},
]


def existing(activity, kind="siae", own=0, near=0):
    return {
        "epci_code": A,
        "activity_id": activity,
        "supply_kind": kind,
        "direct_own_count": own,
        "direct_near_count": near,
    }


def built(build, *existing_rows, **tables):
    return build(
        "core_supply_carriers",
        core_opportunities=[KEY],
        land_activity_partners=PAIRS,
        core_existing_supply=existing_rows,
        **tables,
    )


def test_partners_count_in_the_epci_and_within_reach_and_who_may_do_it_in_the_epci(build):
    [row] = built(
        build,
        existing("garage", own=1, near=2),
        existing("plateforme_mob", near=1),
        core_supply_counts=[KEY | {"indirect_own_count": 3}],
    )
    assert (row["carrier_count"], row["partner_count"]) == (3, 1 + 2 + 1)


def test_an_ordinary_shop_is_not_the_partner_that_is_meant(build):
    shops = [{"activity_id": "garage", "type_code": "A301"}]
    rows = (existing("garage", "equipement", own=9), existing("garage", "sirene", own=9))
    assert built(build, *rows, land_activity_equipment=shops) == []
    [row] = built(build, existing("garage", own=1), *rows, land_activity_equipment=shops)
    assert row["partner_count"] == 1


def test_a_register_of_firms_shows_the_partners_that_no_type_of_equipment_tells(build):
    [row] = built(build, existing("plateforme_mob", "sirene", near=1))
    assert row["partner_count"] == 1


def test_where_nobody_is_seen_nothing_is_told(build):
    assert built(build) == []
    assert built(build, existing("coworking", own=4)) == []
