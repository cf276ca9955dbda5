import pytest

pytestmark = pytest.mark.models

PAIRS = [
    {"activity_id": "location", "partner_activity_id": "garage"},
    {"activity_id": "location", "partner_activity_id": "plateforme_mob"},
]
MINUTES = {"garage": 20, "plateforme_mob": 40}


def site(activity, name="s1", kind="siae", *, is_direct=True):
    placed = {"site_id": name, "supply_kind": kind, "commune_code": "21001"}
    return placed | {"activity_id": activity, "is_direct": is_direct}


def built(build, *sites, **tables):
    return build(
        "core_partner_sites",
        land_activity_partners=PAIRS,
        core_supply_sites=sites,
        land_activities=[
            {"activity_id": name, "catchment_road_min": minutes}
            for name, minutes in MINUTES.items()
        ],
        land_thresholds=[{"threshold_id": "supply_crow_km_per_min", "value": 0.5}],
        **tables,
    )


def test_a_structure_that_does_two_of_the_partner_activities_is_one_partner(build):
    [row] = built(build, site("garage"), site("plateforme_mob"))
    # 40 minutes at half a kilometre a minute: the farthest of the two reaches
    assert (row["activity_id"], row["site_id"], row["reach_km"]) == ("location", "s1", 20.0)


def test_who_also_does_the_thing_is_a_rival_and_no_partner(build):
    assert built(build, site("garage"), site("location")) == []
    assert len(built(build, site("garage"), site("location", is_direct=False))) == 1


def test_who_only_may_do_it_is_no_partner(build):
    assert built(build, site("garage", is_direct=False)) == []


def test_an_ordinary_shop_is_not_the_partner_that_is_meant(build):
    shops = [{"activity_id": "garage", "type_code": "A301"}]
    rows = (site("garage", "e1", "equipement"), site("garage", "e2", "sirene"))
    assert built(build, *rows, land_activity_equipment=shops) == []
    [row] = built(build, site("garage"), *rows, land_activity_equipment=shops)
    assert row["supply_kind"] == "siae"


def test_a_register_of_firms_shows_the_partners_that_no_type_of_equipment_tells(build):
    [row] = built(build, site("plateforme_mob", kind="sirene"))
    assert row["site_id"] == "s1"
