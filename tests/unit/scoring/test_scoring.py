"""Marks, scores, bounds and ranks, by hand."""

import pandas as pd
import pytest

from generator.opportunities.scoring import marks, parts, scored
from tests.unit.scoring.rows import (
    CRITERIA,
    SECOND,
    STEPS,
    answers,
    criterion,
    full,
    listing,
    score,
)


@pytest.mark.parametrize(("value", "mark"), [(10, 0), (20, 50), (30, 100), (5, 0), (90, 100)])
def test_a_mark_goes_from_the_floor_to_the_ceiling_and_stops_there(value, mark):
    between = criterion("bassin", floor=10, ceiling=30)
    assert marks(pd.Series([value]), between).tolist() == [mark]


def test_where_less_is_better_the_floor_is_marked_a_hundred():
    delay = criterion("delai", floor=10, ceiling=30, direction="less_is_better")
    assert marks(pd.Series([10.0, 15.0, 30.0]), delay).tolist() == [100, 75, 0]


def test_a_missing_value_has_no_mark():
    assert marks(pd.Series([None], dtype="Float64"), criterion("bassin")).isna().all()


def test_a_score_is_the_mean_of_marks_by_weight():
    rows = {"A/x": {"besoin": 0.5, "manque_offre": 1.0, "bassin": 0.0, "emploi": 0.25}}
    assert score(rows).loc["A/x", "score"] == (3 * 50 + 3 * 100 + 2 * 0 + 2 * 25) / 10


def test_a_missing_axis_is_not_a_zero_and_widens_the_bounds():
    rows = {"A/x": {"besoin": 0.8, "manque_offre": 0.8, "bassin": 0.8}}
    row = score(rows).loc["A/x"]
    assert row["score"] == 80
    assert row["weight_present_share"] == 8 / 10
    assert (row["score_low"], row["score_high"]) == (80 * 8 / 10, 80 * 8 / 10 + 100 * 2 / 10)


def test_without_a_missing_axis_the_bounds_are_the_score():
    row = score({"A/x": full(0.123)}).loc["A/x"]
    assert row["score_low"] == row["score"] == row["score_high"]


def test_an_interval_widens_the_bounds_and_leaves_the_score():
    criteria = CRITERIA[:2]  # besoin weighs 3, manque_offre 3
    values = {
        "besoin": pd.DataFrame({"epci_code": ["e"], "activity_id": ["a"], "value": [0.5]}).assign(
            value_low=0.3, value_high=0.8
        ),
        "manque_offre": pd.DataFrame({"epci_code": ["e"], "activity_id": ["a"], "value": [0.1]}),
    }
    table = parts(listing({"e/a": {}}), values, criteria)
    found = scored(listing({"e/a": {}}), table, answers({"e/a": {}}, {}), STEPS, criteria).iloc[0]
    assert found["score"] == (3 * 50 + 3 * 10) / 6
    assert (found["score_low"], found["score_high"]) == ((30 + 10) / 2, (80 + 10) / 2)


def test_where_less_is_better_the_high_end_of_an_interval_is_the_low_mark():
    one = [criterion("acces", direction="less_is_better")]
    value = pd.DataFrame({"epci_code": ["e"], "activity_id": ["a"], "value": [0.5]})
    table = parts(
        listing({"e/a": {}}), {"acces": value.assign(value_low=0.4, value_high=0.9)}, one
    ).iloc[0]
    assert table["mark_low"] == pytest.approx(10)
    assert table["mark_high"] == pytest.approx(60)


def test_an_opportunity_of_which_nothing_is_known_has_no_score_and_is_to_be_looked_into():
    row = score({"A/x": {}}).loc["A/x"]
    assert pd.isna(row["score"])
    assert (row["score_low"], row["score_high"], row["class_id"]) == (0, 100, SECOND)
