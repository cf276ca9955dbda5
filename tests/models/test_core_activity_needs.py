import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}
THEME = {"epci_code": A, "theme_id": "mobilite"}


def built(build, people, *, need=None, hidden=False, is_unlike=False):
    unlike = {"epci_code": A, "is_unlike": is_unlike}
    return build(
        "core_activity_needs",
        core_opportunities=[KEY],
        land_activity_themes=[{"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}],
        land_themes=[{"theme_id": "mobilite", "theme_label_fr": "Mobilité"}],
        core_need_counts=[] if people is None else [THEME | {"respondent_count": people}],
        core_needs=[] if need is None else [THEME | need],
        calc_suppression=[THEME] if hidden else [],
        core_survey_confidence=[unlike],
    )


def test_a_theme_nobody_voiced_is_zero_where_people_were_asked_and_absent_without_a_survey(build):
    [row] = built(build, 0)
    assert (row["share"], row["kind_count"]) == (0.0, 0)
    assert built(build, None) == []


def test_a_withheld_zero_is_missing(build):
    [row] = built(build, 0, hidden=True)
    assert row["share"] is None


def test_a_count_too_small_to_be_told_has_no_share(build):
    [row] = built(build, 6, need={"weighted_share": None, "source_kind_count": 0})
    assert row["share"] is None


NEED = {"weighted_share": 0.4, "share_low": 0.3, "share_high": 0.5, "source_kind_count": 2}


def test_the_interval_is_that_of_the_answers_when_they_are_like_the_population(build):
    [row] = built(build, 40, need=NEED)
    assert (row["share"], row["share_low"], row["share_high"]) == (0.4, 0.3, 0.5)


@pytest.mark.parametrize("is_unlike", [True, None])
def test_those_left_out_may_hold_any_share_unless_answers_are_like_the_population(build, is_unlike):
    [row] = built(build, 40, need=NEED, is_unlike=is_unlike)
    # how many are left out is not told: all the people may voice it, or none
    assert (row["share"], row["share_low"], row["share_high"]) == (0.4, 0, 1)
