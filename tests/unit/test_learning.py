"""Learning weights: what a few answers teach, and that nothing else does."""

import numpy as np
import pandas as pd
import pytest

from generator.evaluation.weightings import simulated_figures
from generator.opportunities.drift import drift, ranked_with
from generator.opportunities.learning import (
    MOST_TOGETHER,
    agreement,
    learn,
    marks_of,
    pairs_from_decisions,
    questions,
)
from tests.unit.scoring.rows import CRITERIA, STEPS, WEIGHTS, answers, listing, parts_of

VOTED = pd.Series(WEIGHTS)
PARTS = pd.DataFrame(
    [
        ("1-need", "besoin", 90.0), ("1-need", "manque_offre", 50.0),
        ("1-need", "bassin", 50.0), ("1-need", "emploi", 20.0),
        ("1-jobs", "besoin", 20.0), ("1-jobs", "manque_offre", 50.0),
        ("1-jobs", "bassin", 50.0), ("1-jobs", "emploi", 90.0),
        ("1-dark", "besoin", None), ("1-dark", "manque_offre", None),
        ("1-dark", "bassin", None), ("1-dark", "emploi", 90.0),
    ],
    columns=["opportunity_id", "criterion_id", "mark"],
)  # fmt: skip
MARKS = marks_of(PARTS, list(VOTED.index))


def said(first, second, choice, **more):
    return pd.DataFrame([{"first_id": first, "second_id": second, "choice": choice, **more}])


def test_without_an_answer_the_voted_weights_stand():
    nothing = said("1-need", "1-jobs", "A").iloc[:0]
    assert learn(MARKS, nothing, VOTED).weights.to_dict() == WEIGHTS


def test_who_prefers_jobs_raises_the_weight_of_jobs_at_the_cost_of_others():
    weights = learn(MARKS, pd.concat([said("1-need", "1-jobs", "B")] * 3), VOTED).weights
    assert weights["emploi"] > WEIGHTS["emploi"]
    assert weights["besoin"] < WEIGHTS["besoin"]
    assert weights.sum() == pytest.approx(VOTED.sum())
    assert (weights >= 0).all()


def test_a_draw_between_the_two_says_they_are_worth_the_same():
    weights = learn(MARKS, pd.concat([said("1-need", "1-jobs", "egal")] * 40), VOTED).weights
    # 70 points of need against 70 points of jobs: the same weight, at the limit
    assert abs(weights["besoin"] - weights["emploi"]) < 0.3


def test_a_pair_of_which_little_is_known_teaches_less():
    sure = learn(MARKS, said("1-need", "1-jobs", "B"), VOTED).weights["emploi"]
    blurred = learn(MARKS, said("1-need", "1-dark", "B"), VOTED).weights["emploi"]
    assert WEIGHTS["emploi"] < blurred < sure


def test_the_order_of_answers_changes_nothing():
    both = pd.concat([said("1-need", "1-jobs", "B"), said("1-need", "1-dark", "A")])
    one, other = learn(MARKS, both, VOTED), learn(MARKS, both[::-1], VOTED)
    pd.testing.assert_series_equal(one.weights, other.weights)


def test_agreement_counts_only_the_choices_that_take_a_side():
    both = pd.concat([said("1-need", "1-jobs", "A"), said("1-need", "1-jobs", "egal")])
    # 3 × 90 + 2 × 20 = 310 against 3 × 20 + 2 × 90 = 240
    assert agreement(MARKS, both, VOTED) == (1, 1)


def many(count=12):
    rng = np.random.default_rng(3)
    rows = [(f"1-a{n:02d}", axis, round(100 * rng.random(), 1)) for n in range(count)
            for axis in VOTED.index]  # fmt: skip
    return marks_of(pd.DataFrame(rows, columns=PARTS.columns), list(VOTED.index))


def every_pair(marks):
    first, second = np.triu_indices(len(marks.names), 1)
    return pd.DataFrame({"first_id": marks.names[first], "second_id": marks.names[second]})


def test_questions_are_the_same_whatever_the_order_of_the_pairs_and_never_asked_twice():
    marks, nothing = many(), said("", "", "A").iloc[:0]
    pairs = every_pair(marks)
    asked = questions(marks, nothing, VOTED, pairs, 10)
    pd.testing.assert_frame_equal(asked, questions(marks, nothing, VOTED, pairs[::-1], 10))
    assert len(asked) == len(asked.drop_duplicates()) == 10
    together = pd.concat([asked["first_id"], asked["second_id"]])
    assert together.value_counts().max() <= MOST_TOGETHER


def test_no_pair_no_question():
    marks = many(1)
    assert questions(marks, said("", "", "A").iloc[:0], VOTED, every_pair(marks), 5).empty


def decided(*rows):
    return pd.DataFrame(rows, columns=["opportunity_id", "decision", "reason_id"])


def test_only_a_refusal_that_is_no_need_teaches_and_only_about_the_need():
    pairs = pairs_from_decisions(
        decided(
            ("1-a", "retenir", None),
            ("1-b", "ecarter", "pas_un_besoin"),
            ("1-c", "ecarter", "pas_de_local"),
            ("2-d", "ecarter", "pas_un_besoin"),
        )
    )
    [row] = pairs.to_dict("records")
    assert (row["first_id"], row["second_id"], row["choice"]) == ("1-a", "1-b", "A")
    assert (row["only_criterion_id"], row["worth"]) == ("besoin", 1.0)


def test_one_refusal_beside_two_kept_is_still_worth_one_answer():
    pairs = pairs_from_decisions(
        decided(("1-a", "retenir", None), ("1-b", "retenir", None),
                ("1-c", "ecarter", "pas_un_besoin"))
    )  # fmt: skip
    assert pairs["worth"].tolist() == [0.5, 0.5]


def test_the_last_decision_counts():
    pairs = pairs_from_decisions(
        decided(("1-a", "retenir", None), ("1-b", "ecarter", "pas_un_besoin"),
                ("1-b", "retenir", None))
    )  # fmt: skip
    assert pairs.empty


def test_what_a_refusal_teaches_moves_the_need_and_keeps_the_others_in_proportion():
    told = said("1-need", "1-jobs", "A", worth=1.0, only_criterion_id="besoin")
    weights = learn(MARKS, told, VOTED).weights
    assert weights["besoin"] > WEIGHTS["besoin"]
    assert weights["manque_offre"] / weights["bassin"] == pytest.approx(3 / 2, abs=0.02)


def frames(rows):
    gates = answers(rows, {})
    return {"core_opportunities": listing(rows), "calc_parts": parts_of(rows, CRITERIA),
            "core_gates": gates, "land_classes": STEPS}  # fmt: skip


def test_the_reference_beside_itself_has_not_moved():
    rows = {f"1/{n}": dict.fromkeys(WEIGHTS, n / 10) for n in range(9)}
    ranked = ranked_with(frames(rows), CRITERIA)
    [told] = drift(ranked, ranked, STEPS).to_dict("records")
    assert (told["kendall_tau"], told["first_class_entered_count"]) == (1.0, 0)


def test_the_drift_counts_what_enters_and_leaves_the_first_class():
    rows = {
        "1/need": {"besoin": 1.0, "manque_offre": 0.5, "bassin": 0.5, "emploi": 0.2},
        "1/jobs": {"besoin": 0.2, "manque_offre": 0.5, "bassin": 0.5, "emploi": 1.0},
    }
    heavy = [c.model_copy(update={"weight": 9.0}) if c.id == "emploi" else c for c in CRITERIA]
    then, now = ranked_with(frames(rows), CRITERIA), ranked_with(frames(rows), heavy)
    # need: (3 + 1,5 + 1 + .4) / 10 = 59, then 43; jobs: (.6 + 1,5 + 1 + 2) / 10 = 51, then 71
    [told] = drift(then, now, STEPS).to_dict("records")
    assert (told["first_class_entered_count"], told["first_class_left_count"]) == (1, 0)
    assert told["kendall_tau"] == -1.0


def test_informative_questions_teach_more_than_random_ones():
    weights = dict.fromkeys(("besoin", "manque_offre"), 3.0)
    weights |= {f"axe {number}": 2.0 for number in range(6)}
    weights |= {f"axe {number}": 1.0 for number in range(6, 11)}  # as those voted, 23 in all
    figures = simulated_figures(pd.Series(weights), officers=60, settings={"peu": 0.15})
    told = figures["reglages"]["peu"]
    tau = {way: told["valeur"] for way, told in told["tau"].items()}
    assert tau["au_hasard"] > tau["aucune"] + 0.03
    assert tau["informatives"] > tau["au_hasard"] + 0.02
    assert told["gain_sur_hasard"]["bas"] > 0
