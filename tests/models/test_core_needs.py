import pytest

pytestmark = pytest.mark.models

A = "200000001"
TWO_KINDS = [{"threshold_id": "qualified_source_kinds", "value": 2}]
KEY = {"epci_code": A, "theme_id": "mobilite"}
SIGNAL = KEY | {"indicator_id": "unemployment_share", "is_signal": True}


def voiced(people, kinds=1):
    return KEY | {"total_count": 50, "respondent_count": people, "voice_kind_count": kinds}


def built(build, **tables):
    return build("core_needs", land_thresholds=TWO_KINDS, **tables)


def test_a_need_with_one_kind_of_source_is_not_qualified(build):
    [row] = built(build, core_need_counts=[voiced(20)])
    assert (row["source_kind_count"], row["is_qualified"]) == (1, False)
    assert row["respondent_share"] == 20 / 50


def test_a_need_voiced_and_signalled_by_an_official_figure_is_qualified(build):
    [row] = built(build, core_need_counts=[voiced(20)], core_official_signals=[SIGNAL])
    assert (row["source_kind_count"], row["is_qualified"]) == (1 + 1, True)


def test_without_a_survey_a_theme_is_a_signal_and_never_a_qualified_need(build):
    other = SIGNAL | {"indicator_id": "poverty_share"}
    [row] = built(build, core_official_signals=[SIGNAL, other])
    assert (row["has_official_signal"], row["is_qualified"]) == (True, False)
    assert row["respondent_count"] is None


def test_a_withheld_count_is_not_told_nor_used(build):
    [row] = built(
        build,
        core_need_counts=[voiced(6, kinds=2)],
        core_official_signals=[SIGNAL],
        calc_suppression=[KEY | {"is_suppressed": True}],
    )
    assert (row["is_suppressed"], row["respondent_count"], row["respondent_share"]) == (
        True,
        None,
        None,
    )
    assert (row["source_kind_count"], row["is_qualified"]) == (0 + 1, False)


def test_a_withheld_total_takes_the_shares_that_would_give_it_back(build):
    # 20 voices beside a share of 0.4 would say 50 persons.
    [row] = built(
        build,
        core_need_counts=[voiced(20)],
        calc_survey_suppression=[{"epci_code": A, "is_suppressed": True}],
    )
    assert (row["respondent_count"], row["respondent_share"], row["total_count"]) == (
        20,
        None,
        None,
    )
