import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "recyclerie_special"}


def test_who_could_carry_it_and_who_it_could_live_with_both_count(build):
    seen = KEY | {"carrier_count": 2, "partner_count": 1}
    [row] = build("crit_portage", core_supply_carriers=[seen])
    assert row["value"] == 2 + 1
    assert (row["carrier_count"], row["partner_count"]) == (2, 1)


def test_nobody_seen_is_nobody_known(build):
    assert build("crit_portage") == []
