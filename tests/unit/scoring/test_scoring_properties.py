"""What holds of any score: no order, unit, neighbour or missing axis moves what it should not."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.opportunities.scoring import marks
from tests.unit.scoring.rows import (
    AXES,
    CRITERIA,
    MAYBE,
    ROW,
    STEPS,
    TABLE,
    VALUE,
    WEIGHED,
    criterion,
    full,
    parts_of,
    score,
    weighed,
)

SOME = settings(max_examples=25, deadline=None)


@SOME
@given(TABLE, WEIGHED)
def test_printed_parts_add_up_to_the_score_to_the_last_digit(rows, weights):
    criteria = weighed(weights)
    table = parts_of(rows, criteria)
    told = score(rows, criteria)["score"]
    for name, own in table.groupby("opportunity_id"):
        known = own.loc[~own["is_missing"], "part"]
        if known.empty:
            assert pd.isna(told[name])
        else:
            assert sum(Decimal(str(part)) for part in known) == Decimal(str(told[name]))


@SOME
@given(TABLE, WEIGHED)
def test_a_score_stands_between_its_bounds_and_the_bounds_between_0_and_100(rows, weights):
    told = score(rows, weighed(weights))
    known = told[told["score"].notna()]
    assert (told["score_low"] >= 0).all()
    assert (told["score_high"] <= 100).all()
    assert (known["score_low"] <= known["score"]).all()
    assert (known["score"] <= known["score_high"]).all()


@SOME
@given(ROW, st.sampled_from(AXES), VALUE)
def test_a_better_value_never_lowers_a_score_nor_a_class(row, axis, value):
    known = row[axis] or 0.0
    rows = {"A/x": {**row, axis: min(known, value)}, "B/x": {**row, axis: max(known, value)}}
    told = score(rows)
    assert told.loc["B/x", "score"] >= told.loc["A/x", "score"]
    assert order(told.loc["B/x", "class_id"]) <= order(told.loc["A/x", "class_id"])


@SOME
@given(ROW, st.dictionaries(st.sampled_from(AXES), st.floats(0.01, 1), min_size=1))
def test_what_is_better_everywhere_is_never_ranked_lower(row, gains):
    better = {a: v if v is None else min(1.0, v + gains.get(a, 0)) for a, v in row.items()}
    told = score({"A/b": row, "A/c": better, "A/a": full(0.5)})
    lower, higher = told.loc["A/b"], told.loc["A/c"]
    if lower[["score"]].equals(higher[["score"]]):  # nothing is known, or no gain is visible
        assert lower["class_id"] == higher["class_id"]
    else:
        assert higher["rank"] < lower["rank"]


def order(class_id: str) -> int:
    return int(STEPS.set_index("class_id")["rank_order"][class_id])


@SOME
@given(TABLE, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_criteria_changes_nothing(rows, random):
    names, criteria = list(rows), list(CRITERIA)
    random.shuffle(names)
    random.shuffle(criteria)
    found = score({name: rows[name] for name in names}, criteria).sort_index()
    pd.testing.assert_frame_equal(found, score(rows).sort_index())


@SOME
@given(TABLE, st.integers(-8, 8))
def test_units_change_nothing(rows, power):
    """Powers of two, so that the change of unit is itself exact."""
    scale = 2.0**power
    other = [criterion(axis, ceiling=scale) for axis in AXES]
    scaled = {
        name: {axis: None if v is None else v * scale for axis, v in row.items()}
        for name, row in rows.items()
    }
    pd.testing.assert_frame_equal(score(scaled, other), score(rows))


def test_kilometres_and_metres_give_the_same_score():
    km = criterion("bassin", floor=0.5, ceiling=20)
    m = criterion("bassin", floor=500, ceiling=20_000)
    one, other = marks(pd.Series([7.3]), km)[0], marks(pd.Series([7300]), m)[0]
    assert one == pytest.approx(other, abs=1e-12)


@SOME
@given(TABLE, ROW, st.sampled_from(["D/x", "A/w"]))
def test_another_epci_or_another_activity_never_moves_a_score(rows, row, added):
    columns = ["score", "score_low", "score_high", "weight_present_share", "class_id", "vetoed_by"]
    alone, together = score(rows), score({**rows, added: row})
    pd.testing.assert_frame_equal(
        together.loc[alone.index, columns], alone[columns], check_exact=True
    )
    kept = together.loc[alone.index]
    if added == "D/x":
        assert kept["rank"].equals(alone["rank"])


@SOME
@given(TABLE, MAYBE)
def test_a_criterion_of_no_weight_has_no_effect(rows, value):
    idle = criterion("delai", weight=0, core=True, veto=50)
    told = score({name: {**row, "delai": value} for name, row in rows.items()}, [*CRITERIA, idle])
    pd.testing.assert_frame_equal(told, score(rows))


@SOME
@given(ROW, st.sampled_from(AXES))
def test_to_know_less_never_narrows_the_bounds(row, axis):
    told = score({"A/x": row, "B/x": {**row, axis: None}})
    assert told.loc["B/x", "score_low"] <= told.loc["A/x", "score_low"]
    assert told.loc["B/x", "score_high"] >= told.loc["A/x", "score_high"]


@SOME
@given(TABLE)
def test_a_refused_gate_never_lifts_a_class(rows):
    refused = score(rows, gates=dict.fromkeys(rows, "non"))["class_id"].map(order)
    assert (refused >= score(rows)["class_id"].map(order)).all()
