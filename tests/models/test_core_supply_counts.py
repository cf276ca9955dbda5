import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def counts(kind, own, near=0, others=0):
    return KEY | {
        "supply_kind": kind,
        "direct_own_count": own,
        "direct_near_count": near,
        "indirect_own_count": others,
        "nearest_direct_km": None,
    }


def test_equipments_and_sirene_are_the_same_shops_and_the_other_kinds_add_up(build):
    rows = [counts("equipement", 3, 8), counts("sirene", 5, 2), counts("siae", 2, 1, 4)]
    [row] = build("core_supply_counts", core_existing_supply=rows)
    assert (row["direct_own_count"], row["direct_near_count"]) == (max(3, 5) + 2, max(8, 2) + 1)
    assert row["indirect_own_count"] == 4


def test_the_nearest_of_all_kinds_is_the_nearest(build):
    rows = [
        counts("equipement", 0, 1) | {"nearest_direct_km": 9.0},
        counts("siae", 0, 1) | {"nearest_direct_km": 4.5},
    ]
    [row] = build("core_supply_counts", core_existing_supply=rows)
    assert row["nearest_direct_km"] == 4.5
