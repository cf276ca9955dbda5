import pytest

pytestmark = pytest.mark.models

A = "200000001"
ELEVEN = [{"threshold_id": "persons_published_min", "value": 11}]


def built(build, share, population, *, asked=100, hidden=()):
    row = {
        "epci_code": A, "variable": "age_band", "modality": "15-29", "is_unheard": True,
        "respondent_share": share, "population_share": population,
    }  # fmt: skip
    return build(
        "core_unheard",
        calc_unheard=[row],
        core_surveyed_epcis=[{"epci_code": A, "respondent_count": asked}],
        calc_survey_suppression=[{"epci_code": code} for code in hidden],
        land_thresholds=ELEVEN,
    )


def test_that_nobody_answered_is_a_true_zero_and_is_told(build):
    [row] = built(build, 0.0, 0.01)
    assert row["is_absent"]


def test_that_few_answered_is_told_only_where_few_may_still_be_many(build):
    [row] = built(build, 0.1, 0.3)  # at most 0.3 × 100 / 2 = 15 people
    assert not row["is_absent"]
    assert built(build, 0.02, 0.2) == []  # at most 10: it would say a small count


def test_nothing_is_told_of_a_survey_whose_total_is_withheld(build):
    assert built(build, 0.0, 0.3, hidden=[A]) == []
