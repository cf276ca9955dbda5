import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "location"}
OWN = {"commune_code": "21001", "epci_code": A, "is_own": True}
NEAR = {"commune_code": "21002", "epci_code": A, "is_own": False, "crow_km": 6.0}


def site(name, commune="21001", activity="location", reach_km=10.0):
    named = {"activity_id": activity, "supply_kind": "siae", "site_id": name}
    return named | {"commune_code": commune, "reach_km": reach_km}


def built(build, *sites, **tables):
    return build(
        "core_supply_carriers",
        core_opportunities=[KEY],
        core_partner_sites=sites,
        core_supply_distances=[OWN, NEAR],
        **tables,
    )


def test_partners_count_in_the_epci_and_within_reach_and_who_may_do_it_in_the_epci(build):
    [row] = built(
        build,
        site("s1"),
        site("s2", "21002"),
        core_supply_counts=[KEY | {"indirect_own_count": 3}],
    )
    assert (row["carrier_count"], row["partner_count"]) == (3, 1 + 1)


def test_beyond_its_reach_or_without_one_a_partner_counts_only_in_the_epci(build):
    assert built(build, site("s1", "21002", reach_km=5.0)) == []
    assert built(build, site("s1", "21002", reach_km=None)) == []
    [row] = built(build, site("s1", reach_km=None))
    assert row["partner_count"] == 1


def test_where_nobody_is_seen_nothing_is_told(build):
    assert built(build) == []
    assert built(build, site("s1", activity="coworking")) == []
