import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "theme_id": "mobilite"}
SIGNAL = KEY | {"indicator_id": "unemployment_share", "is_signal": True}


def voiced(people, kinds=1):
    return KEY | {"total_count": 50, "respondent_count": people, "voice_kind_count": kinds}


def test_a_voice_and_an_official_figure_are_two_kinds_of_source(build):
    [alone] = build("core_need_evidence", core_need_counts=[voiced(20)])
    assert alone["source_kind_count"] == 1
    [both] = build(
        "core_need_evidence", core_need_counts=[voiced(20)], core_official_signals=[SIGNAL]
    )
    assert both["source_kind_count"] == 1 + 1


def test_two_figures_of_one_theme_are_one_kind_of_source_and_count_nobody(build):
    other = SIGNAL | {"indicator_id": "poverty_share"}
    [row] = build("core_need_evidence", core_official_signals=[SIGNAL, other])
    assert (row["has_official_signal"], row["source_kind_count"]) == (True, 1)
    assert row["respondent_count"] is None


def test_a_withheld_count_is_not_told_nor_used(build):
    [row] = build(
        "core_need_evidence",
        core_need_counts=[voiced(6, kinds=2)],
        core_official_signals=[SIGNAL],
        calc_suppression=[KEY | {"is_suppressed": True}],
    )
    assert (row["is_suppressed"], row["respondent_count"]) == (True, None)
    assert row["source_kind_count"] == 0 + 1


def test_a_withheld_total_is_not_told(build):
    [row] = build(
        "core_need_evidence",
        core_need_counts=[voiced(20)],
        calc_survey_suppression=[{"epci_code": A, "is_suppressed": True}],
    )
    assert (row["respondent_count"], row["total_count"]) == (20, None)
