import pytest

pytestmark = pytest.mark.models

A = "200000001"


def site(commune, count=1, *, kind="equipement", direct=True):
    return {
        "activity_id": "garage",
        "supply_kind": kind,
        "site_id": f"{commune}-{kind}-{direct}",
        "commune_code": commune,
        "is_direct": direct,
        "site_count": count,
        "supply_year": 2018,
    }


def supply(build, *sites, minutes=20):
    rows = build(
        "core_existing_supply",
        core_supply_sites=list(sites),
        core_supply_distances=[
            {"epci_code": A, "commune_code": "21001", "is_own": True},
            {"epci_code": A, "commune_code": "21002", "is_own": True},
            {"epci_code": A, "commune_code": "25001", "is_own": False, "crow_km": 10.0},
            {"epci_code": A, "commune_code": "25002", "is_own": False, "crow_km": 10.5},
        ],
        land_activities=[{"activity_id": "garage", "catchment_road_min": minutes}],
        land_thresholds=[{"threshold_id": "supply_crow_km_per_min", "value": 0.5}],
    )
    return {row["supply_kind"]: row for row in rows}


def test_own_and_near_competitors_are_counted_apart_and_those_beyond_are_not(build):
    row = supply(build, site("21001", 2), site("21002", 3), site("25001", 4), site("25002", 50))
    row = row["equipement"]
    assert (row["direct_own_count"], row["direct_near_count"]) == (2 + 3, 4)
    assert row["nearest_direct_km"] == 10.0


def test_those_who_may_do_it_are_counted_apart(build):
    row = supply(build, site("21001", kind="association", direct=False))["association"]
    assert (row["direct_own_count"], row["indirect_own_count"]) == (0, 1)
    assert row["nearest_direct_km"] is None


def test_an_activity_without_minutes_is_only_looked_for_in_the_epci(build):
    row = supply(build, site("21001"), site("25001"), minutes=None)["equipement"]
    assert (row["direct_own_count"], row["direct_near_count"]) == (1, 0)
