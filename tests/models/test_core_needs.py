import pytest

pytestmark = pytest.mark.models

TWO_KINDS = [{"threshold_id": "qualified_source_kinds", "value": 2}]
KEY = {"epci_code": "200000001", "theme_id": "mobilite"}
RATES = KEY | {"weighted_share": 0.5, "share_low": 0.4, "share_high": 0.6}


def built(build, people, total, kinds):
    evidence = {"respondent_count": people, "total_count": total, "source_kind_count": kinds}
    [row] = build(
        "core_needs",
        land_thresholds=TWO_KINDS,
        core_need_evidence=[KEY | evidence],
        calc_need_rates=[RATES],
    )
    return row


def test_a_need_is_qualified_by_two_kinds_of_source_one_of_them_people(build):
    assert not built(build, 20, 50, 1)["is_qualified"]
    assert built(build, 20, 50, 2)["is_qualified"]
    assert not built(build, None, None, 2)["is_qualified"]
    assert not built(build, 0, 50, 2)["is_qualified"]


def test_the_share_comes_with_its_interval(build):
    row = built(build, 20, 50, 1)
    assert row["respondent_share"] == 20 / 50
    assert (row["weighted_share"], row["share_low"], row["share_high"]) == (0.5, 0.4, 0.6)


@pytest.mark.parametrize(("people", "total"), [(20, None), (None, 50)])
def test_a_share_that_would_give_back_what_is_withheld_goes_with_it(build, people, total):
    # 20 voices beside a share of 0.4 would say 50 persons.
    row = built(build, people, total, 1)
    assert (row["respondent_share"], row["weighted_share"], row["share_high"]) == (None,) * 3


@pytest.mark.parametrize(("is_hidden", "chance"), [(False, 0.9), (True, None)])
def test_no_chance_of_being_first_is_told_beside_a_withheld_theme(build, is_hidden, chance):
    other = {"epci_code": KEY["epci_code"], "theme_id": "sante", "is_suppressed": is_hidden}
    told = KEY | {"respondent_count": 20, "total_count": 50, "is_suppressed": False}
    [row, _] = build(
        "core_needs",
        land_thresholds=TWO_KINDS,
        core_need_evidence=[told, other],
        calc_need_rates=[RATES | {"first_three_probability": 0.9}],
    )
    assert row["first_three_probability"] == chance


@pytest.mark.parametrize(("people", "share"), [(99, None), (89, 0.5), (100, 0.5)])
def test_a_weighed_share_is_not_told_when_hardly_anybody_did_not_voice_the_theme(
    build, people, share
):
    thresholds = [*TWO_KINDS, {"threshold_id": "persons_published_min", "value": 11}]
    evidence = {"respondent_count": people, "total_count": 100, "source_kind_count": 1}
    [row] = build(
        "core_needs",
        land_thresholds=thresholds,
        core_weighed_surveys=[{"epci_code": KEY["epci_code"], "is_raked": True}],
        core_need_evidence=[KEY | evidence],
        calc_need_rates=[RATES],
    )
    assert row["weighted_share"] == share
