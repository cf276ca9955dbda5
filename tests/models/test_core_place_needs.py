import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "commune_code": "21001", "theme_id": "mobilite"}
COUNT = KEY | {"need_id": f"{A}-mobilite", "respondent_count": 15}
TOLD = KEY | {"respondent_count": 15}
RATE = KEY | {"smoothed_share": 0.3333, "share_low": 0.2, "share_high": 0.5}


def built(build, **tables):
    given = {"calc_place_rates": [RATE]} | tables
    return build(
        "core_place_needs", core_place_theme_counts=[COUNT], core_told_places=[TOLD], **given
    )


def test_shares_are_rounded_and_say_whether_the_place_is_a_hot_spot(build):
    [row] = built(build, calc_hot_spots=[KEY | {"is_hot_spot": True}])
    assert (row["smoothed_share"], row["is_hot_spot"]) == (0.33, True)
    [untested] = built(build)
    assert untested["is_hot_spot"] is None


def test_shares_of_answers_weighed_by_age_are_rounded_to_a_twentieth_outwards(build):
    [row] = built(
        build,
        core_weighed_surveys=[{"epci_code": A, "is_raked": True}],
        calc_place_rates=[RATE | {"share_low": 0.21, "share_high": 0.51}],
    )
    shown = (row["share_low"], row["smoothed_share"], row["share_high"])
    assert shown == pytest.approx((0.2, 0.35, 0.55))


@pytest.mark.parametrize(("untold", "share"), [(0, 0.33), (1, None), (2, None), (3, 0.33)])
def test_a_share_that_borrows_from_one_or_two_untold_communes_is_not_told(build, untold, share):
    others = [
        COUNT | {"commune_code": f"2100{rank}", "respondent_count": 2}
        for rank in range(2, 2 + untold)
    ]
    rows = build(
        "core_place_needs",
        core_place_theme_counts=[COUNT, *others],
        core_told_places=[TOLD],
        calc_place_rates=[RATE],
    )
    assert [(row["respondent_count"], row["smoothed_share"]) for row in rows] == [(15, share)]
