import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, expected, observed):
    ratio = KEY | {"expected_count": expected, "observed_count": observed}
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
