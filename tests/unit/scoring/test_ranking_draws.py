"""Drawn weights and marks: how often an opportunity comes first, against hand counts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from generator.french import NARROW
from generator.opportunities.ranking_draws import CONCENTRATION, WEIGHT_SUM, draw_ranks
from generator.opportunities.ranking_draws import _drawn_weights as drawn_weights
from generator.opportunities.sensitivity import sensitivity, share_fr
from generator.opportunities.standings import grid_of
from tests.unit.scoring.rows import (
    AXES,
    CRITERIA,
    MAYBE,
    STEPS,
    TABLE,
    WEIGHED,
    criterion,
    full,
    parts_of,
    weighed,
)
from tests.unit.scoring.standings import CALLED, FEW_DRAWS, LABELLED, SOME, grid, tables


def drawn(rows, criteria=CRITERIA, *, top=5, draws=FEW_DRAWS, **options):
    laid = grid(rows, criteria, **options)
    found = draw_ranks(laid, draws=draws, top=top)
    shares = {"top": found.top, "first": found.first, "last": found.last}
    return pd.DataFrame(shares, index=laid.rows["opportunity_id"]) / draws


def test_an_option_better_everywhere_is_first_in_every_draw():
    rows = {"A/a": full(0.5), "A/b": full(0.7), "A/c": full(0.6)}
    assert drawn(rows, top=1)["top"].to_dict() == {"A/a": 0, "A/b": 1, "A/c": 0}


@SOME
@given(TABLE, WEIGHED)
def test_in_each_draw_one_opportunity_has_each_rank_and_each_has_one(rows, weights):
    criteria = weighed(weights)
    epcis = pd.Series({name: name[0] for name in rows})
    size = epcis.groupby(epcis).size()
    for top in (1, 2, 3):
        held = drawn(rows, criteria, top=top)["top"].groupby(epcis).sum()
        assert held.to_dict() == pytest.approx(size.clip(upper=top).to_dict())


@SOME
@given(TABLE, CALLED, CALLED)
def test_the_shares_of_the_three_classes_add_up_to_one(rows, refused, no_need):
    gates = dict.fromkeys(refused & rows.keys(), "non")
    table, told = tables(rows, gates=gates, no_need=tuple(no_need))
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS).set_index("opportunity_id")
    classes = found[["first_class_share", "second_class_share", "last_class_share"]]
    known = classes[found["top_share"].notna()]
    assert known.sum(axis="columns").tolist() == pytest.approx([1] * len(known))
    kept_out = found.index.isin(no_need)
    assert (known.loc[kept_out[found["top_share"].notna()], "first_class_share"] == 0).all()
    assert (known["last_class_share"][known.index.isin(gates)] == 1).all()


def test_without_uncertainty_on_equal_marks_the_class_is_that_of_the_score():
    told = drawn({"A/x": full(0.7), "A/y": full(0.5), "A/z": full(0.1)})
    assert told["first"].to_dict() == {"A/x": 1, "A/y": 0, "A/z": 0}
    assert told["last"].to_dict() == {"A/x": 0, "A/y": 0, "A/z": 1}


def test_equal_scores_are_ranked_by_name_in_every_draw():
    assert drawn({"A/a": full(0.5), "A/b": full(0.5)}, top=1)["top"].tolist() == [1, 0]


def test_draws_are_not_moved_by_another_line_nor_by_the_order_of_lines():
    mixed = {"besoin": 0.9, "manque_offre": 0.2, "bassin": None, "emploi": 0.5}
    rows = {"A/x": mixed, "A/y": full(0.55), "B/x": full(0.3)}
    alone = drawn({name: rows[name] for name in ("A/y", "A/x")}, top=1)
    together = drawn(rows, top=1).loc[alone.index]
    pd.testing.assert_frame_equal(alone, together, check_exact=True)
    wider = drawn({**rows, "C/zz": full(0.1)}, list(reversed(CRITERIA)), top=1)
    pd.testing.assert_frame_equal(alone, wider.loc[alone.index], check_exact=True)


def test_one_thread_and_two_count_the_same():
    rng = np.random.default_rng(5)
    rows = {
        f"{epci}/{name}": dict(zip(AXES, rng.random(4), strict=True))
        for epci in "ABCDE"
        for name in "stuvwxyz"
        if rng.random() < 0.8
    }
    one, two = (draw_ranks(grid(rows), draws=1_000, threads=n) for n in (1, 2))
    for counts in ("top", "first", "last"):
        np.testing.assert_array_equal(getattr(one, counts), getattr(two, counts))
    assert one.top.sum() == 1_000 * sum(
        min(5, sum(name.startswith(epci) for name in rows)) for epci in "ABCDE"
    )


def test_drawn_weights_are_thousandths_of_one_around_those_voted():
    laid = grid({"A/x": full(0.5)})
    weights = drawn_weights(laid, 20_000)
    assert (weights.sum(axis=0) == WEIGHT_SUM).all()
    share = 3 / 10  # besoin weighs 3 of 10
    spread = (share * (1 - share) / (CONCENTRATION + 1)) ** 0.5  # of a Dirichlet
    own = weights[laid.criteria.index("besoin")] / WEIGHT_SUM
    assert own.mean() == pytest.approx(share, abs=0.005)
    assert own.std() == pytest.approx(spread, abs=0.005)


def test_votes_in_hundredths_draw_the_same_weights():
    tenfold = [
        criterion(axis, weight=10 * c.weight) for axis, c in zip(AXES, CRITERIA, strict=True)
    ]
    rows = {"A/x": full(0.5)}
    np.testing.assert_array_equal(
        drawn_weights(grid(rows), 100), drawn_weights(grid(rows, tenfold), 100)
    )


def test_a_mark_whose_interval_holds_the_step_of_the_first_class_is_there_half_the_time():
    table = parts_of({"A/x": full(0.6)}, CRITERIA).assign(mark_low=50.0, mark_high=70.0)
    _, told = tables({"A/x": full(0.6)})
    found = draw_ranks(grid_of(table, told, STEPS, CRITERIA), draws=10_000)
    assert found.first / 10_000 == pytest.approx(0.5, abs=0.02)


def test_a_mark_whose_interval_holds_a_veto_is_under_it_in_that_share_of_draws():
    one = [criterion("besoin", core=True, veto=70)]
    rows = {"A/x": {"besoin": 0.9}}
    table = parts_of(rows, one).assign(mark_low=60.0, mark_high=100.0)
    _, told = tables(rows, one)
    found = draw_ranks(grid_of(table, told, STEPS, one), draws=10_000)
    assert found.first / 10_000 == pytest.approx(30 / 40, abs=0.02)
    assert found.last == 0


def test_a_missing_axis_is_drawn_anywhere():
    rows = {"A/x": {**full(0.5), "emploi": None}, "A/y": full(0.5)}
    assert drawn(rows, top=1, draws=10_000)["top"]["A/x"] == pytest.approx(0.5, abs=0.02)


@SOME
@given(TABLE, MAYBE)
def test_a_criterion_of_no_weight_changes_no_draw_and_no_sentence(rows, value):
    idle = criterion("delai", weight=0, core=True, veto=50)
    wider = {name: {**row, "delai": value} for name, row in rows.items()}
    found, expected = (
        sensitivity(*tables(given_, criteria), LABELLED, criteria, FEW_DRAWS)
        for given_, criteria in ((wider, [*CRITERIA, idle]), (rows, CRITERIA))
    )
    pd.testing.assert_frame_equal(found, expected)


def test_shares_of_draws_have_honest_ends():
    written = [share_fr(share).replace(NARROW, " ") for share in (0, 0.0001, 0.87, 0.9999, 1)]
    assert written == ["0 %", "moins de 1 %", "87 %", "plus de 99 %", "100 %"]
