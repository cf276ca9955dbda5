import pytest

pytestmark = pytest.mark.models

A = "200000001"
THRESHOLDS = [{"threshold_id": "need_theme_weight", "value": 0.5}]
MAIN = {"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}
SIDE = {"activity_id": "velo", "theme_id": "mobilite", "weight": 0.5}


def calls(build, **tables):
    rows = build("core_need_calls", land_thresholds=THRESHOLDS, **tables)
    return [(row["activity_id"], row["call_kind"]) for row in rows]


def need(*, is_qualified, respondents=None, signal=False):
    return {
        "epci_code": A,
        "theme_id": "mobilite",
        "is_qualified": is_qualified,
        "respondent_count": respondents,
        "has_official_signal": signal,
    }


def test_a_qualified_need_calls_its_activities_and_a_signal_only_those_it_is_the_theme_of(build):
    both = [MAIN, SIDE, MAIN | {"activity_id": "bus", "weight": 0.4}]
    qualified = calls(
        build, land_activity_themes=both, core_needs=[need(is_qualified=True, respondents=20)]
    )
    assert qualified == [("garage", "besoin"), ("velo", "besoin_lie")]
    signalled = calls(
        build, land_activity_themes=both, core_needs=[need(is_qualified=False, signal=True)]
    )
    assert signalled == [("garage", "signal")]


def test_a_qualified_need_hides_the_signal_it_says_more_than(build):
    two = [MAIN, MAIN | {"theme_id": "emploi"}]
    needs = [
        need(is_qualified=True, respondents=20),
        need(is_qualified=False, signal=True) | {"theme_id": "emploi"},
    ]
    assert calls(build, land_activity_themes=two, core_needs=needs) == [("garage", "besoin")]


def test_a_withheld_theme_without_an_official_signal_calls_nothing(build):
    hidden = need(is_qualified=False, respondents=None)
    assert calls(build, land_activity_themes=[MAIN], core_needs=[hidden]) == []
