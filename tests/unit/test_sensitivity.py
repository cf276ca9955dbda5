"""SMAA, one weight at a time, missing axes at both ends: against ``scored`` and by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.french import NARROW
from generator.opportunities.ranking_draws import CONCENTRATION, WEIGHT_SUM, draw_ranks
from generator.opportunities.ranking_draws import _drawn_weights as drawn_weights
from generator.opportunities.scoring import scored
from generator.opportunities.sensitivity import COLUMNS, ordinal_fr, sensitivity, share_fr
from generator.opportunities.standings import grid_of, rerank, standing
from generator.opportunities.weight_changes import missing_ends, shifted_ranks, smallest_changes
from tests.unit.test_scoring import (
    AXES,
    CRITERIA,
    FIRST,
    MAYBE,
    SECOND,
    STEPS,
    TABLE,
    WEIGHED,
    answers,
    criterion,
    full,
    listing,
    parts_of,
    weighed,
)

LABELLED = STEPS.assign(class_label_fr=["à instruire", "en veille", "à étudier en premier"])
SOME = settings(max_examples=25, deadline=None)
FEW_DRAWS = 400
EPSILON = 1e-3
CALLED = st.sets(st.sampled_from([f"{epci}/{name}" for epci in "ABC" for name in "xyz"]))


def tables(rows, criteria=CRITERIA, *, gates=None, no_need=()):
    table = parts_of(rows, criteria)
    told = scored(listing(rows, no_need), table, answers(rows, gates or {}), STEPS, criteria)
    return table, told


def grid(rows, criteria=CRITERIA, **options):
    return grid_of(*tables(rows, criteria, **options), STEPS, criteria)


def drawn(rows, criteria=CRITERIA, *, top=5, draws=FEW_DRAWS, **options):
    laid = grid(rows, criteria, **options)
    found = draw_ranks(laid, draws=draws, top=top)
    shares = {"top": found.top, "first": found.first, "last": found.last}
    return pd.DataFrame(shares, index=laid.rows["opportunity_id"]) / draws


def changes(rows, criteria=CRITERIA, **options):
    laid = grid(rows, criteria, **options)
    return smallest_changes(laid).set_index(laid.rows["opportunity_id"])


def told_under(weights, rows, *, gates=None, no_need=()):
    _, told = tables(rows, weighed(weights), gates=gates, no_need=no_need)
    return told.set_index("opportunity_id")


# --- the same standing as the score -------------------------------------------------------------


@SOME
@given(TABLE, WEIGHED, WEIGHED, CALLED, CALLED)
def test_reranked_under_other_weights_an_epci_stands_where_the_score_puts_it(
    rows, voted, moved, refused, no_need
):
    options = {"gates": dict.fromkeys(refused & rows.keys(), "non"), "no_need": tuple(no_need)}
    found = rerank(grid(rows, weighed(voted), **options), moved, STEPS).set_index("opportunity_id")
    told = told_under(moved, rows, **options).loc[found.index]
    assert found["rank"].tolist() == told["rank"].tolist()
    assert found["class_id"].tolist() == told["class_id"].tolist()
    for column in ("score", "score_low", "score_high"):
        np.testing.assert_array_equal(found[column], told[column].to_numpy(float, na_value=np.nan))


def test_a_core_axis_under_its_veto_holds_back_when_reranked_too():
    guarded = [criterion(axis) for axis in AXES[1:]] + [criterion("besoin", core=True, veto=10)]
    rows = {"A/x": {**full(1.0), "besoin": 0.09}, "A/y": {**full(1.0), "besoin": 0.10}}
    found = rerank(grid(rows, guarded), {}, STEPS).set_index("opportunity_id")
    assert found["class_id"].to_dict() == {"A/x": SECOND, "A/y": FIRST}
    without = rerank(grid(rows, guarded), {"besoin": 0.0}, STEPS).set_index("opportunity_id")
    assert without["class_id"].to_dict() == {"A/x": FIRST, "A/y": FIRST}


# --- draws --------------------------------------------------------------------------------------


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


# --- one weight at a time -----------------------------------------------------------------------


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


# --- what is missing ----------------------------------------------------------------------------


def test_missing_axes_are_put_at_both_ends_while_the_others_stand_still():
    rows = {"A/x": {**full(0.5), "besoin": 0.7, "emploi": None}, "A/y": full(0.55)}
    laid = grid(rows)
    found = missing_ends(laid).set_index(laid.rows["opportunity_id"]).loc["A/x"]
    assert found["missing_low_score"] == (3 * 70 + 3 * 50 + 2 * 50) / 10
    assert found["missing_high_score"] == (3 * 70 + 3 * 50 + 2 * 50 + 2 * 100) / 10
    assert (found["missing_low_rank"], found["missing_high_rank"]) == (2, 1)
    assert (found["missing_low_tier"], found["missing_high_tier"]) == (2, 1)


def test_without_a_missing_axis_both_ends_are_the_place_it_has():
    laid = grid({"A/x": full(0.7), "A/y": full(0.5), "A/z": full(0.7)})
    now, ends = standing(laid, laid.weights), missing_ends(laid)
    for end in ("low", "high"):
        assert ends[f"missing_{end}_rank"].tolist() == now.rank.tolist()
        assert ends[f"missing_{end}_tier"].tolist() == now.tier.tolist()


def test_an_interval_off_its_mark_moves_no_class_where_nothing_is_missing():
    rows = {"A/x": full(0.58), "A/y": full(0.5)}
    table, told = tables(rows)
    wide = table.assign(mark_high=(table["mark"] + 20).where(table["opportunity_id"] == "A/x", 50))
    told = told.assign(score_high=told["score"] + 20)
    laid = grid_of(wide, told, STEPS, CRITERIA)
    now, ends = standing(laid, laid.weights), missing_ends(laid)
    assert (58 + 78) / 2 > 60
    for end in ("low", "high"):
        assert ends[f"missing_{end}_tier"].tolist() == now.tier.tolist() == [2, 2]


def test_a_missing_core_axis_at_zero_is_under_its_veto():
    guarded = [criterion("besoin"), criterion("bassin", core=True, veto=10, weight=1)]
    laid = grid({"A/x": {"besoin": 1.0}}, guarded)
    assert missing_ends(laid)["missing_low_tier"].tolist() == [2]
    assert missing_ends(laid)["missing_high_tier"].tolist() == [1]


# --- sentences ----------------------------------------------------------------------------------


def test_of_what_nothing_is_known_nothing_is_told():
    table, told = tables({"A/x": {}, "A/y": full(0.5)})
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS).set_index("opportunity_id")
    row = found.loc["A/x"]
    sentences = ["draws_fr", "change_fr", "missing_ends_fr"]
    assert row[sentences].str.startswith("Aucun critère pesant n’est renseigné").all()
    assert row.drop([*sentences, "epci_code", "activity_id"]).isna().all()
    assert {name: str(kind) for name, kind in found.reset_index().dtypes.items()} == COLUMNS


def test_a_change_is_told_with_the_place_that_is_lost():
    rows = {"A/x": {**full(0.45), "besoin": 0.85}, "A/y": {**full(0.45), "emploi": 0.75}}
    table, told = tables(rows)
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS)
    assert found["change_fr"][0].replace(NARROW, " ") == (
        "Perd sa 1re place si le poids de « Besoin » passe de 3 à 1,4."
    )


def test_shares_of_draws_have_honest_ends():
    written = [share_fr(share).replace(NARROW, " ") for share in (0, 0.0001, 0.87, 0.9999, 1)]
    assert written == ["0 %", "moins de 1 %", "87 %", "plus de 99 %", "100 %"]


def test_where_five_or_fewer_stand_the_sentence_does_not_praise():
    table, told = tables({"A/x": full(0.5), "A/y": full(0.2)})
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS)
    assert (found["draws_fr"] != "Parmi les cinq premières dans tous les tirages.").all()


def test_a_first_place_is_feminine():
    assert [ordinal_fr(rank) for rank in (1, 2, 21)] == ["1re", "2e", "21e"]
