"""Our score beside two libraries of decision aid, and why it is not the method they are known for.

scikit-criteria and pymcdm are oracles here and nowhere else: both normalise and invert costs in
ways that move scores, and both measure each option by the others.
"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import TOPSIS as OTHER_TOPSIS
from pymcdm.methods import WSM
from pymcdm.normalizations import minmax_normalization, vector_normalization
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.pipelines import mkpipe
from skcriteria.preprocessing.invert_objectives import InvertMinimize, NegateMinimize
from skcriteria.preprocessing.scalers import VectorScaler

from tests.unit.scoring.rows import AXES, CRITERIA, ROW, TABLE, criterion, score, weighed

SOME = settings(max_examples=25, deadline=None)
# Hwang and Yoon, « Multiple Attribute Decision Making » (Springer, 1981), pp. 133-134: four
# fighter aircraft; speed, range, payload, cost (the only one that is better low), reliability,
# manoeuvrability. Table, weights and closeness as github.com/ldss-hse/ldss-benchmark gives them,
# in benchmark/methods/topsis/test_core.py, which says that the book's own normalised table has
# small errors: hence the third decimal.
AIRCRAFT = np.array(
    [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
)
AIRCRAFT_WEIGHTS = np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
AIRCRAFT_SENSES = np.array([1, 1, 1, -1, 1, 1])
CLOSENESS = [0.643, 0.268, 0.613, 0.312]
BOOK_ERROR = 0.001

# Three options on three axes marked 0-100; the third is the worst by every method.
MARKS = np.array([[60.0, 20.0, 80.0], [30.0, 60.0, 90.0], [40.0, 60.0, 30.0]])
MARK_WEIGHTS = np.array([0.4, 0.3, 0.3])
BEST_TWO = MARKS[:2]


def closeness(matrix, weights, senses):
    """TOPSIS as the book writes it: distances to the ideal and to its opposite."""
    weighed_ = matrix / np.sqrt((matrix**2).sum(axis=0)) * weights
    best = np.where(senses > 0, weighed_.max(axis=0), weighed_.min(axis=0))
    worst = np.where(senses > 0, weighed_.min(axis=0), weighed_.max(axis=0))
    to_best, to_worst = (np.sqrt(((weighed_ - end) ** 2).sum(axis=1)) for end in (best, worst))
    return to_worst / (to_best + to_worst)


def by_scikit_criteria(matrix, weights, senses, *steps):
    told = mkpipe(*steps, TOPSIS()).evaluate(mkdm(matrix, senses, weights=weights))
    return told.e_.similarity


def ours(marks, weights):
    """Our scores of options « A/0 », « A/1 », … whose marks are written from 0 to 100."""
    criteria = [
        criterion(f"axe_{k}", weight=weight, ceiling=100) for k, weight in enumerate(weights)
    ]
    rows = {
        f"A/{n}": {f"axe_{k}": float(mark) for k, mark in enumerate(row)}
        for n, row in enumerate(marks)
    }
    return score(rows, criteria)


def as_it_is(column, cost=False):  # noqa: FBT002, ARG001 - the signature pymcdm calls
    return column


# --- oracles ------------------------------------------------------------------------------------


def test_the_aircraft_of_the_book_are_as_near_the_ideal_as_it_says_by_both_libraries():
    given_ = (AIRCRAFT, AIRCRAFT_WEIGHTS, AIRCRAFT_SENSES)
    found = {
        "book": closeness(*given_),
        "scikit-criteria": by_scikit_criteria(*given_, NegateMinimize(), VectorScaler("matrix")),
        "pymcdm": OTHER_TOPSIS(vector_normalization)(*given_),
    }
    for values in found.values():
        assert values == pytest.approx(CLOSENESS, abs=BOOK_ERROR)
        assert values == pytest.approx(found["book"], abs=1e-12)


def test_another_way_of_turning_the_cost_over_changes_the_winner():
    """Why neither library runs outside tests: the same table, weights and method."""
    given_ = (AIRCRAFT, AIRCRAFT_WEIGHTS, AIRCRAFT_SENSES)
    turned = by_scikit_criteria(*given_, VectorScaler("matrix"), InvertMinimize())
    assert np.argmax(turned) != np.argmax(CLOSENESS)


@pytest.mark.parametrize("seed", range(5))
def test_between_fixed_anchors_our_score_is_the_weighted_sum_of_both_libraries(seed):
    rng = np.random.default_rng(seed)
    marks, weights = rng.uniform(0, 100, (6, 4)), rng.choice([0.5, 1.0, 2.0, 3.0], 4)
    shares, benefits = weights / weights.sum(), np.ones(4, dtype=int)
    told = ours(marks, weights)["score"].to_numpy(dtype=float)
    first = WeightedSumModel().evaluate(mkdm(marks, benefits, weights=shares)).e_.score
    second = WSM(as_it_is)(marks, shares, benefits)
    assert told == pytest.approx(first, abs=1e-6)
    assert told == pytest.approx(second, abs=1e-6)


def test_what_is_normalised_by_the_others_reverses_when_the_worst_leaves_and_ours_does_not():
    senses = np.ones(3, dtype=int)
    for reverses in (
        lambda marks: closeness(marks, MARK_WEIGHTS, senses),
        lambda marks: by_scikit_criteria(marks, MARK_WEIGHTS, senses, VectorScaler("matrix")),
        lambda marks: OTHER_TOPSIS(vector_normalization)(marks, MARK_WEIGHTS, senses),
        lambda marks: WSM(minmax_normalization)(marks, MARK_WEIGHTS, senses),
    ):
        with_worst, without = reverses(MARKS), reverses(BEST_TWO)
        assert np.argmin(with_worst) == 2
        assert with_worst[0] > with_worst[1]
        assert without[0] < without[1]
    three, two = ours(MARKS, MARK_WEIGHTS), ours(BEST_TWO, MARK_WEIGHTS)
    assert three["rank"].tolist()[2] == 3
    assert three["rank"].tolist()[:2] == two["rank"].tolist()


# --- properties the method requires -------------------------------------------------------------


@SOME
@given(TABLE, ROW, st.sampled_from(["A/w", "A/zz", "D/x"]))
def test_another_line_never_changes_the_order_of_two(rows, row, added):
    alone, together = score(rows), score({**rows, added: row})
    for epci in {name[0] for name in rows}:
        own = [name for name in alone.index if name.startswith(epci)]
        before = alone.loc[own].sort_values("rank").index.tolist()
        after = together.loc[own].sort_values("rank").index.tolist()
        assert before == after


@SOME
@given(TABLE, st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_weights_voted_on_another_scale_give_the_same_ranks(rows, scale):
    voted = {c.id: c.weight for c in CRITERIA}
    scaled = weighed({axis: weight * scale for axis, weight in voted.items()})
    pd.testing.assert_frame_equal(score(rows, scaled), score(rows))


@SOME
@given(ROW, st.sampled_from(AXES), st.floats(0, 1))
def test_a_better_value_never_lowers_a_rank(row, axis, value):
    other = dict.fromkeys(AXES, 0.5)
    known = row[axis]
    if known is None:
        return
    lower = score({"A/x": {**row, axis: min(known, value)}, "A/y": other}).loc["A/x", "rank"]
    higher = score({"A/x": {**row, axis: max(known, value)}, "A/y": other}).loc["A/x", "rank"]
    assert higher <= lower
