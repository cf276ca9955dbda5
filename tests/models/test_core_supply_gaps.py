import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, expected, present, **bounds):
    ratio = KEY | {"expected_count": expected, "present_count": present} | bounds
    return build(
        "core_supply_gaps",
        core_opportunities=[KEY],
        core_supply_ratio=[ratio],
        land_thresholds=[{"threshold_id": "gap_min_expected", "value": 1}],
    )


def shares(row):
    return row["missing_share"], row["missing_low"], row["missing_high"]


def test_the_gap_is_the_share_of_the_expected_number_that_is_not_there(build):
    [row] = built(build, 4, 1)
    assert (row["missing_share"], row["is_equipment"]) == (1 - 1 / 4, True)


def test_more_than_expected_is_no_gap_and_less_than_one_expected_is_no_figure(build):
    [row] = built(build, 4, 6)
    assert row["missing_share"] == 0
    assert built(build, 0.1, 0) == []


def test_the_bounds_of_the_expected_number_are_those_of_the_missing_share(build):
    [row] = built(build, 4, 2, expected_low=1, expected_high=8)
    assert shares(row) == (1 - 2 / 4, 0, 1 - 2 / 8)


def test_an_interval_that_begins_at_none_leaves_open_that_nothing_is_missing(build):
    [row] = built(build, 2, 0, expected_low=0, expected_high=4)
    assert shares(row) == (1, 0, 1)


def test_without_an_interval_the_share_has_no_bounds(build):
    [row] = built(build, 4, 1)
    assert shares(row) == (1 - 1 / 4, None, None)


def borne(build, known, *, is_looked_for):
    counts = {"known_count": known, "bearable_count": 4.0, "is_looked_for": is_looked_for}
    limits = [{"threshold_id": "gap_partial_max", "value": 0.4}]
    rows = build("core_supply_gaps", core_supply_bearable=[KEY | counts], land_thresholds=limits)
    assert not any(row["is_equipment"] for row in rows)
    return [shares(row) for row in rows]


def test_what_the_basin_could_bear_and_does_not_have_is_missing(build):
    assert borne(build, 1, is_looked_for=True) == [(1 - 1 / 4, None, None)]
    assert borne(build, 5, is_looked_for=True) == [(0, None, None)]


def test_where_only_some_are_seen_all_that_is_missing_may_be_there(build):
    assert borne(build, 3, is_looked_for=False) == [(1 - 3 / 4, 0, 1 - 3 / 4)]


def test_a_competitor_that_a_list_of_some_shows_is_never_a_reason_for(build):
    assert borne(build, 1, is_looked_for=False) == []
