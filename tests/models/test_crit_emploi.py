import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, **jobs):
    return build(
        "crit_emploi",
        core_opportunities=[KEY],
        land_activities=[{"activity_id": "garage"} | jobs],
    )


def test_jobs_are_the_middle_of_the_range_and_an_estimate_says_so(build):
    [row] = built(build, fte_min=2, fte_max=5, fte_certainty="estimation")
    assert (row["value"], row["certainty_fr"]) == ((2 + 5) / 2, "estimation, à vérifier")


def test_an_open_range_leaves_the_axis_missing(build):
    assert built(build, fte_min=2, fte_max=None) == []
