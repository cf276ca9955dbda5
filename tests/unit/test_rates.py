import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize
from scipy.stats import beta, betabinom

from generator.errors import ContractError
from generator.needs.rates.beta_binomial import draw_rates, fit_prior
from generator.needs.rates.shares import effective_size, need_rates, place_rates

EPCI = "200039055"
OTHER = "242101509"


def survey(counts, epci=EPCI, theme="sante"):
    """Respondents and voices from ``commune: (voiced, answers)``."""
    rows = [
        (epci, f"{commune}-{number:03d}", commune, 1.0, number < voiced)
        for commune, (voiced, answers) in counts.items()
        for number in range(answers)
    ]
    columns = ["epci_code", "respondent_id", "commune_code", "weight", "said"]
    frame = pd.DataFrame(rows, columns=columns)
    voices = frame.loc[frame["said"], ["epci_code", "respondent_id"]].assign(theme_id=theme)
    return frame.drop(columns="said"), voices


UNEVEN = {f"210{number:02d}": pair for number, pair in enumerate(
    [(0, 4), (1, 9), (2, 12), (6, 11), (9, 12), (1, 3), (8, 14), (0, 7), (3, 8), (5, 6), (2, 2), (0, 5)]
)}  # fmt: skip


def test_four_equal_voices_are_worth_four_and_unequal_ones_less():
    assert effective_size(np.ones(4)) == 4
    assert effective_size(np.array([3.0, 1.0])) == 16 / 10


def test_a_share_counts_each_respondent_by_their_weight():
    respondents, voices = survey({"21001": (1, 4)})
    respondents["weight"] = [2.0, 1.0, 0.5, 0.5]
    rates = need_rates(respondents, voices)
    assert rates["weighted_share"].tolist() == [2 / 4]
    assert rates["n_eff"].tolist() == [16 / 5.5]
    assert rates[["respondent_count", "voiced_count"]].to_numpy().tolist() == [[4, 1]]


def test_a_need_said_twice_by_one_person_counts_once():
    respondents, voices = survey({"21001": (1, 4)})
    rates = need_rates(respondents, pd.concat([voices, voices]))
    assert rates["weighted_share"].tolist() == [1 / 4]


def test_the_interval_of_a_need_holds_its_share_and_shrinks_with_answers():
    few, many = (need_rates(*survey({"21001": (n, 4 * n)})) for n in (2, 50))
    for rates in (few, many):
        assert (rates["share_low"] < 0.25).all()
        assert (rates["share_high"] > 0.25).all()
    width = [(r["share_high"] - r["share_low"]).iloc[0] for r in (few, many)]
    assert width[0] > 3 * width[1]


def test_when_everyone_speaks_the_upper_bound_is_all():
    rates = need_rates(*survey({"21001": (5, 5)}))
    assert rates["share_high"].tolist() == [1]
    assert 0 < rates["share_low"].iloc[0] < 1


def test_the_chance_of_being_among_the_first_three_follows_the_voices():
    respondents, _ = survey({"21001": (0, 60)})
    said = {"sante": 50, "mobilite": 45, "logement": 40, "culture": 2, "energie": 2}
    voices = pd.DataFrame(
        [(EPCI, f"21001-{n:03d}", theme) for theme, count in said.items() for n in range(count)],
        columns=["epci_code", "respondent_id", "theme_id"],
    )
    chances = need_rates(respondents, voices).set_index("theme_id")["first_three_probability"]
    assert (chances[["sante", "mobilite", "logement"]] > 0.99).all()
    assert chances.sum() == pytest.approx(3)


@pytest.mark.parametrize(
    ("answers", "likeness", "is_fragile"),
    [(29, 0.9, True), (30, 0.7, False), (30, 0.69, True), (30, pd.NA, False), (29, pd.NA, True)],
)
def test_a_rate_is_fragile_when_answers_are_few_or_unlike_the_people(answers, likeness, is_fragile):
    measured = pd.DataFrame({"epci_code": [EPCI], "representativeness": [likeness]})
    rates = need_rates(*survey({"21001": (9, answers)}), measured)
    assert rates["is_fragile"].tolist() == [is_fragile]


def test_a_voice_of_nobody_known_is_refused():
    respondents, voices = survey({"21001": (2, 4)})
    with pytest.raises(ContractError, match=r"besoin sans répondant connu.*21001-000"):
        need_rates(respondents.iloc[1:], voices)


def test_no_voice_makes_no_rate_and_no_error():
    respondents, voices = survey({"21001": (0, 4)})
    assert need_rates(respondents, voices).empty
    assert place_rates(respondents, voices).empty


def test_the_prior_is_the_likeliest_beta_binomial():
    voiced, answers = (
        np.array(column, dtype=float) for column in zip(*UNEVEN.values(), strict=True)
    )
    a, b = fit_prior(voiced, answers)

    def cost(logs):
        return -betabinom.logpmf(voiced, answers, *np.exp(logs)).sum()

    oracle = np.exp(minimize(cost, [0, 0], method="Powell").x)
    assert [a, b] == pytest.approx(oracle, rel=0.01)


def test_a_commune_is_drawn_towards_the_others_the_more_so_the_fewer_its_answers():
    rates = place_rates(*survey(UNEVEN)).set_index("commune_code")
    voiced, answers = (
        np.array(column, dtype=float) for column in zip(*UNEVEN.values(), strict=True)
    )
    a, b = fit_prior(voiced, answers)
    # 2 out of 2 and 9 out of 12: one says « all », the other « three in four » with more right.
    assert rates.loc["21010", "raw_share"] == 1
    assert rates.loc["21010", "smoothed_share"] == pytest.approx((2 + a) / (2 + a + b))
    assert rates.loc["21004", "smoothed_share"] == pytest.approx((9 + a) / (12 + a + b))
    assert 1 - rates.loc["21010", "smoothed_share"] > 0.75 - rates.loc["21004", "smoothed_share"]


def test_a_commune_where_nobody_speaks_is_not_at_zero():
    rates = place_rates(*survey(UNEVEN)).set_index("commune_code")
    assert rates.loc["21000", "raw_share"] == 0
    assert 0 < rates.loc["21000", "smoothed_share"] < 37 / 93  # the rate of all


def test_intervals_hold_their_estimate():
    rates = place_rates(*survey(UNEVEN))
    assert (rates["share_low"] <= rates["smoothed_share"]).all()
    assert (rates["smoothed_share"] <= rates["share_high"]).all()


def test_communes_that_differ_no_more_than_chance_get_nearly_the_rate_of_all():
    alike = {f"210{number:02d}": (1, 4) for number in range(12)}
    rates = place_rates(*survey(alike))
    assert rates["smoothed_share"].tolist() == pytest.approx([0.25] * 12, abs=0.01)


def test_a_need_voiced_by_everyone_keeps_a_doubt():
    # Pooled prior as strong as the 12 answers: mean (12 + ½) / (12 + 1); 4 of 4 are added to it.
    rates = place_rates(*survey({"21001": (4, 4), "21002": (8, 8)})).set_index("commune_code")
    assert rates.loc["21001", "smoothed_share"] == pytest.approx((4 + 12 * 12.5 / 13) / (4 + 12))


def test_one_commune_alone_keeps_its_own_answers_and_jeffreys_prior():
    rates = place_rates(*survey({"21001": (3, 9)}))
    assert rates["smoothed_share"].tolist() == pytest.approx([3.5 / 10])


def test_with_ten_communes_all_are_among_the_ten_highest_so_nothing_is_said():
    ten = dict(list(UNEVEN.items())[:10])
    assert place_rates(*survey(ten))["top10_probability"].isna().all()
    twelve = place_rates(*survey(UNEVEN))["top10_probability"]
    assert twelve.sum() == pytest.approx(10)


def test_the_highest_commune_is_likelier_among_the_ten_than_the_lowest():
    rates = place_rates(*survey(UNEVEN)).set_index("commune_code")["top10_probability"]
    assert rates["21004"] > 0.9 > rates["21007"]


def test_weights_make_answers_less_telling():
    respondents, voices = survey({"21001": (1, 2), "21002": (1, 2)})
    respondents["weight"] = [3.0, 1.0, 1.0, 1.0]
    rates = place_rates(respondents, voices).set_index("commune_code")
    a, b = fit_prior(np.array([1.6 * 0.75, 1.0]), np.array([1.6, 2.0]))
    assert rates.loc["21001", "smoothed_share"] == pytest.approx((1.2 + a) / (1.6 + a + b))


def test_an_answer_without_a_commune_is_in_no_commune():
    respondents, voices = survey(UNEVEN)
    respondents.loc[0, "commune_code"] = None
    rates = place_rates(respondents, voices).set_index("commune_code")
    assert rates.loc["21000", "respondent_count"] == 3


@pytest.mark.parametrize("rate", [need_rates, place_rates])
def test_row_order_and_another_epci_move_no_rate(rate):
    respondents, voices = survey(UNEVEN)
    elsewhere, said = survey({"21500": (3, 5), "21501": (1, 5)}, epci=OTHER)
    alone = rate(respondents, voices)
    both = rate(
        pd.concat([elsewhere, respondents]).sample(frac=1, random_state=1),
        pd.concat([said, voices]).sample(frac=1, random_state=1),
    )
    assert both[both["epci_code"] == EPCI].reset_index(drop=True).equals(alone)


def test_draws_take_the_prior_itself_as_uncertain():
    voiced, answers = np.array([0.0, 1, 0, 1, 2, 0]), np.full(6, 4.0)
    a, b = fit_prior(voiced, answers)
    rng = np.random.default_rng(1)
    known = rng.beta(a + voiced, b + answers - voiced, size=(4_000, 6))
    doubted = draw_rates(voiced, answers, rng)
    assert (doubted.std(axis=0) > known.std(axis=0)).all()


SIZES = pd.DataFrame({"count_min": [100, 30, 0], "persons_min": [190, 90, 90]})


@pytest.mark.parametrize(("told", "size"), [(100, 30), (80, 5)])
def test_the_interval_of_weighed_answers_tells_no_more_than_the_class_of_their_number(told, size):
    # 40 at weight 1.5 and 60 at .7 are worth (60 + 42)² / (90 + 29.4) = 87 answers.
    respondents, voices = survey({"21001": (50, 100)})
    respondents["weight"] = [1.5] * 40 + [0.7] * 60
    alike = pd.DataFrame({"epci_code": [EPCI], "representativeness": [0.9], "told_count": [told]})
    rates = need_rates(respondents, voices, alike, SIZES).iloc[0]
    share = (60 + 7) / 102
    low = beta.ppf(0.05, 0.5 + share * size, 0.5 + (1 - share) * size)
    assert rates["share_low"] == pytest.approx(low)
    assert rates["n_eff"] == pytest.approx(102**2 / 119.4)


def test_the_interval_of_equal_answers_is_that_of_their_number():
    alike = pd.DataFrame({"epci_code": [EPCI], "representativeness": [0.9], "told_count": [100]})
    said = survey({"21001": (50, 100)})
    assert need_rates(*said, alike, SIZES).equals(need_rates(*said, alike))
