"""One weight at a time: the smallest change that takes a place away."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from generator.opportunities.sensitivity import sensitivity
from generator.opportunities.standings import rerank
from generator.opportunities.weight_changes import shifted_ranks, smallest_changes
from tests.unit.scoring.rows import (
    AXES,
    CRITERIA,
    SECOND,
    STEPS,
    TABLE,
    WEIGHED,
    criterion,
    full,
    weighed,
)
from tests.unit.scoring.standings import CALLED, FEW_DRAWS, LABELLED, SOME, grid, tables, told_under

EPSILON = 1e-3


def changes(rows, criteria=CRITERIA, **options):
    laid = grid(rows, criteria, **options)
    return smallest_changes(laid).set_index(laid.rows["opportunity_id"])


def test_the_smallest_change_is_where_two_scores_cross():
    # besoin: 3 × (85 − 45) = 120 ahead; emploi: 2 × (45 − 75) = −60: ahead by 60.
    rows = {"A/x": {**full(0.45), "besoin": 0.85}, "A/y": {**full(0.45), "emploi": 0.75}}
    found = changes(rows).loc["A/x"]
    # besoin alone would fall from 3 to 60 / 40 = 1.5; emploi alone would rise from 2 to 4.
    assert (found["criterion_id"], found["weight_from"], found["weight_to"]) == ("besoin", 3, 1.4)
    assert found["loses_rank"]


def test_the_best_everywhere_and_alone_keeps_its_place_whatever_one_weight():
    table, told = tables({"A/x": full(0.9), "A/y": full(0.7), "B/x": full(0.9)})
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS).set_index("opportunity_id")
    kept = "Ne perd pas sa place, quel que soit le poids d’un seul critère."
    last = "Est à la dernière place : aucun poids ne peut la faire reculer."
    assert found.loc["A/y", "change_fr"] == last
    assert (found.loc[["A/x", "B/x"], "change_fr"] == kept).all()
    assert found.loc["A/x", "change_weight_to"] is pd.NA


def test_a_class_is_lost_where_the_score_falls_under_its_step():
    row = {**full(0.6), "besoin": 0.7, "emploi": 0.5}
    # 3 × 10 above the step of 60, 2 × 10 under it: besoin at 2 or emploi at 3 makes them even.
    found = changes({"A/x": row}).loc["A/x"]
    assert (found["criterion_id"], found["weight_to"]) == ("besoin", 1.9)
    assert (found["loses_rank"], found["loses_class"]) == (False, True)


@SOME
@given(TABLE, WEIGHED, CALLED, CALLED)
def test_applied_the_smallest_change_takes_the_place_away_and_a_smaller_one_does_not(
    rows, weights, refused, no_need
):
    options = {"gates": dict.fromkeys(refused & rows.keys(), "non"), "no_need": tuple(no_need)}
    found = changes(rows, weighed(weights), **options)
    now = told_under(weights, rows, **options)
    for name, change in found.iterrows():
        if change["criterion_id"] is None or pd.isna(change["criterion_id"]):
            continue
        moved = {**weights, change["criterion_id"]: change["weight_to"]}
        then = told_under(moved, rows, **options)
        lost_class = place(then.loc[name, "class_id"]) > place(now.loc[name, "class_id"])
        assert (then.loc[name, "rank"] > now.loc[name, "rank"]) == change["loses_rank"]
        assert lost_class == change["loses_class"]


@SOME
@given(TABLE, WEIGHED, st.sampled_from(AXES), st.floats(0.02, 20))
def test_no_smaller_change_of_one_weight_takes_the_place_away(rows, weights, axis, moved):
    found = changes(rows, weighed(weights))
    now, then = told_under(weights, rows), told_under({**weights, axis: moved}, rows)
    for name, change in found.iterrows():
        away = np.inf
        if not pd.isna(change["criterion_id"]):
            away = abs(change["weight_to"] - change["weight_from"])
        # What is told is rounded away from the vote, by a tenth at most.
        if abs(moved - weights[axis]) < away - 0.1 - EPSILON:
            assert then.loc[name, "rank"] <= now.loc[name, "rank"]
            assert place(then.loc[name, "class_id"]) <= place(now.loc[name, "class_id"])


@SOME
@given(TABLE, WEIGHED)
def test_ranks_with_one_weight_a_fifth_away_are_those_of_the_score(rows, weights):
    laid = grid(rows, weighed(weights))
    found = shifted_ranks(laid).set_index(laid.rows["opportunity_id"])
    ranks = [told_under(weights, rows)["rank"]]
    ranks += [
        told_under({**weights, axis: weights[axis] * factor}, rows)["rank"]
        for axis in AXES
        for factor in (0.8, 1.2)
    ]
    every = pd.concat(ranks, axis="columns").loc[found.index]
    assert found["rank_best"].tolist() == every.min(axis="columns").tolist()
    assert found["rank_worst"].tolist() == every.max(axis="columns").tolist()


def place(class_id):
    return int(STEPS.set_index("class_id")["rank_order"][class_id])


def test_marks_summed_in_another_order_take_no_place_away():
    # x and y are equal whatever the weight of « emploi »: only the last bits of sums could differ.
    weights = {"besoin": 0.1, "manque_offre": 0.2, "bassin": 0.3, "emploi": 0.7}
    rows = {
        "A/x": {"besoin": 0.3, "manque_offre": 0.3, "bassin": 0.3, "emploi": 0.5},
        "A/y": {"besoin": 0.3, "manque_offre": 0.6, "bassin": 0.1, "emploi": 0.5},
        "A/z": {"besoin": 0.6, "manque_offre": 0.0, "bassin": 0.4, "emploi": 0.5},
    }
    found = changes(rows, weighed(weights))
    assert found["criterion_id"].isin(["besoin", "manque_offre", "bassin", None]).all()


def test_a_weight_is_told_in_hundredths_at_most():
    rows = {"A/x": {**full(0.3), "emploi": 0.307}, "A/y": {**full(0.3), "besoin": 0.304}}
    rows["A/z"] = {**full(0.3), "manque_offre": 0.3043}
    told = [f"{weight:.6f}".rstrip("0") for weight in changes(rows)["weight_to"].dropna()]
    assert told
    assert all(len(text.partition(".")[2]) <= 2 for text in told)


def test_a_core_axis_voted_to_nothing_has_its_veto_back_with_its_weight():
    voted = [criterion("besoin"), criterion("bassin", core=True, veto=10, weight=0)]
    rows = {"A/x": {"besoin": 1.0, "bassin": 0.05}}
    found = rerank(grid(rows, voted), {"bassin": 1.0}, STEPS)
    assert found["class_id"].tolist() == [SECOND]
