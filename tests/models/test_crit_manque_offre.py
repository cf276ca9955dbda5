import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, expected, observed, **bounds):
    ratio = KEY | {"expected_count": expected, "observed_count": observed} | bounds
    return build(
        "crit_manque_offre",
        core_opportunities=[KEY],
        core_supply_ratio=[ratio],
        land_thresholds=[{"threshold_id": "gap_min_expected", "value": 1}],
    )


def test_the_gap_is_the_share_of_the_expected_number_that_is_not_there(build):
    [row] = built(build, 4, 1)
    assert row["value"] == 1 - 1 / 4


def test_more_than_expected_is_no_gap_and_less_than_one_expected_is_no_figure(build):
    [row] = built(build, 4, 6)
    assert row["value"] == 0
    assert built(build, 0.1, 0) == []


def test_the_bounds_of_the_expected_number_are_those_of_the_missing_share(build):
    [row] = built(build, 4, 2, expected_low=1, expected_high=8)
    assert (row["value"], row["value_low"], row["value_high"]) == (1 - 2 / 4, 0, 1 - 2 / 8)


def test_an_interval_that_begins_at_none_leaves_open_that_nothing_is_missing(build):
    [row] = built(build, 2, 0, expected_low=0, expected_high=4)
    assert (row["value"], row["value_low"], row["value_high"]) == (1, 0, 1)


def test_without_an_interval_the_share_has_no_bounds(build):
    [row] = built(build, 4, 1)
    assert (row["value_low"], row["value_high"]) == (None, None)
