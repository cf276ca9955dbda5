"""The same standing as the score, missing axes at both ends, and the sentences."""

import numpy as np
from hypothesis import given

from generator.french import NARROW
from generator.opportunities.sensitivity import COLUMNS, ordinal_fr, sensitivity
from generator.opportunities.standings import grid_of, rerank, standing
from generator.opportunities.weight_changes import missing_ends
from tests.unit.scoring.rows import (
    AXES,
    CRITERIA,
    FIRST,
    SECOND,
    STEPS,
    TABLE,
    WEIGHED,
    criterion,
    full,
    weighed,
)
from tests.unit.scoring.standings import CALLED, FEW_DRAWS, LABELLED, SOME, grid, tables, told_under


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


def test_where_five_or_fewer_stand_the_sentence_does_not_praise():
    table, told = tables({"A/x": full(0.5), "A/y": full(0.2)})
    found = sensitivity(table, told, LABELLED, CRITERIA, FEW_DRAWS)
    assert (found["draws_fr"] != "Parmi les cinq premières dans tous les tirages.").all()


def test_a_first_place_is_feminine():
    assert [ordinal_fr(rank) for rank in (1, 2, 21)] == ["1re", "2e", "21e"]
