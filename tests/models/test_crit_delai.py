import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "recyclerie"}


def built(build, shortest, longest):
    months = {"delay_months_min": shortest, "delay_months_max": longest}
    return build(
        "crit_delai",
        core_opportunities=[KEY],
        land_activities=[{"activity_id": "recyclerie"} | months],
    )


def test_the_delay_is_the_middle_of_its_range(build):
    [row] = built(build, 18, 24)
    assert (row["value"], row["delay_min"], row["delay_max"]) == ((18 + 24) / 2, 18, 24)


def test_half_a_range_is_no_delay(build):
    assert built(build, 18, None) == []
    assert built(build, None, None) == []
