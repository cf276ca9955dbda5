import pytest

pytestmark = pytest.mark.models

A = "200000001"
THRESHOLDS = [
    {"threshold_id": "need_theme_weight", "value": 0.5},
    {"threshold_id": "gap_min_expected", "value": 1},
    {"threshold_id": "gap_max_ratio", "value": 0.7},
]
MAIN = {"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}
SIDE = {"activity_id": "velo", "theme_id": "mobilite", "weight": 0.5}


def calls(build, **tables):
    rows = build("core_calls", land_thresholds=THRESHOLDS, **tables)
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


@pytest.mark.parametrize(
    ("expected", "observed", "is_called"),
    [(10, 6, True), (10, 7, False), (1, 0, True), (0.9, 0, False)],
)
def test_a_gap_calls_under_seventy_percent_of_at_least_one_expected(
    build, expected, observed, is_called
):
    ratio = {
        "epci_code": A,
        "activity_id": "boulangerie",
        "expected_count": expected,
        "observed_count": observed,
    }
    found = calls(build, core_supply_ratio=[ratio])
    assert found == ([("boulangerie", "manque")] if is_called else [])


def test_a_registered_critical_resource_calls_and_a_public_brownfield_or_a_useful_one_does_not(
    build,
):
    asked = [
        {"activity_id": "fablab", "resource_kind_id": "local", "is_critical": True},
        {"activity_id": "velo", "resource_kind_id": "local", "is_critical": False},
        {"activity_id": "jardins", "resource_kind_id": "friche", "is_critical": True},
    ]
    known = [
        {"epci_code": A, "resource_kind_id": "local", "source_fr": "registre local"},
        {"epci_code": A, "resource_kind_id": "friche", "source_fr": "Cartofriches"},
    ]
    found = calls(build, land_activity_resources=asked, core_resources=known)
    assert found == [("fablab", "ressource")]
