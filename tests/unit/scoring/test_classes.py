"""The three classes: their steps, and what closes the first one."""

import pytest

from generator.errors import CatalogueError
from generator.opportunities.scoring import scored
from tests.unit.scoring.rows import (
    AXES,
    CRITERIA,
    FIRST,
    LAST,
    SECOND,
    STEPS,
    answers,
    criterion,
    full,
    listing,
    parts_of,
    score,
)


def test_opportunities_are_ranked_in_their_epci_by_class_then_score_then_name():
    rows = {"A/b": full(0.7), "A/a": full(0.7), "A/c": full(0.9), "A/d": full(0.95), "B/z": full(0)}
    ranks = score(rows, gates={"A/d": "non"})["rank"].to_dict()
    assert ranks == {"A/c": 1, "A/a": 2, "A/b": 3, "A/d": 4, "B/z": 1}


@pytest.mark.parametrize(("value", "expected"), [(0.6, FIRST), (0.4, SECOND), (0.39, LAST)])
def test_classes_begin_at_their_own_step(value, expected):
    assert score({"A/x": full(value)}).loc["A/x", "class_id"] == expected


def test_a_refused_gate_sends_to_the_last_class_and_a_gate_to_verify_does_not():
    rows = {"A/x": full(1.0), "A/y": full(1.0)}
    told = score(rows, gates={"A/x": "non", "A/y": "a_verifier"})["class_id"]
    assert told.to_dict() == {"A/x": LAST, "A/y": FIRST}


def test_an_opportunity_with_no_answer_at_the_gates_is_not_refused():
    rows = {"A/x": full(1.0)}
    none = answers(rows, {}).iloc[:0]
    told = scored(listing(rows), parts_of(rows, CRITERIA), none, STEPS, CRITERIA)
    assert told["class_id"].tolist() == [FIRST]


def test_an_unknown_need_is_never_in_the_first_class():
    row = {**full(1.0), "besoin": None}
    assert score({"A/x": row}).loc["A/x", "class_id"] == SECOND


def test_a_need_that_is_not_qualified_is_never_in_the_first_class():
    assert score({"A/x": full(1.0)}, no_need=("A/x",)).loc["A/x", "class_id"] == SECOND


def test_under_sixty_percent_of_the_weight_an_opportunity_is_at_best_to_be_looked_into():
    known = {"A/x": {"besoin": 1.0, "manque_offre": 1.0}, "A/y": {"besoin": 1.0, "bassin": 1.0}}
    told = score(known)
    assert told["weight_present_share"].to_dict() == {"A/x": 6 / 10, "A/y": 5 / 10}
    assert told["class_id"].to_dict() == {"A/x": FIRST, "A/y": SECOND}


def test_a_core_axis_under_its_veto_is_not_made_up_for_by_the_others():
    guarded = [criterion(a) for a in AXES[1:]] + [criterion("besoin", core=True, veto=10)]
    rows = {"A/x": {**full(1.0), "besoin": 0.09}, "A/y": {**full(1.0), "besoin": 0.10}}
    told = score(rows, guarded)
    assert told["vetoed_by"].to_dict() == {"A/x": "besoin", "A/y": ""}
    assert told["class_id"].to_dict() == {"A/x": SECOND, "A/y": FIRST}


def test_a_missing_core_axis_is_not_under_its_veto():
    guarded = [criterion("besoin"), criterion("bassin", core=True, veto=10)]
    assert score({"A/x": {"besoin": 0.9}}, guarded).loc["A/x", "vetoed_by"] == ""


def test_there_are_three_classes():
    rows = {"A/x": full(1.0)}
    with pytest.raises(CatalogueError, match="2 classes"):
        scored(listing(rows), parts_of(rows, CRITERIA), answers(rows, {}), STEPS.head(2), CRITERIA)


def test_what_an_ebe_alone_could_carry_waits_for_the_committee_where_competitors_are_many():
    rows = {"A/x": full(0.9)}
    table = parts_of(rows, CRITERIA)
    asked = answers(rows, {}).assign(gate_supplementarite="a_verifier", is_ebe_only=True)
    strong = asked.assign(supplementarite_level="forte")
    given_ = strong.assign(gate_supplementarite="oui")
    held = [
        scored(listing(rows), table, gates, STEPS, CRITERIA)
        .iloc[0][["class_id", "held_by"]]
        .tolist()
        for gates in (
            asked.assign(supplementarite_level="a_examiner"),
            strong,
            given_,
            strong.assign(is_ebe_only=False),
        )
    ]
    assert held == [[FIRST, ""], [SECOND, "supplementarite"], [FIRST, ""], [FIRST, ""]]


def test_everything_that_closes_the_first_class_is_named():
    row = {"besoin": None, "manque_offre": 0.9, "bassin": None, "emploi": 0.9}
    told = score({"A/x": row}, no_need=("A/x",)).loc["A/x"]
    assert told["held_by"] == "besoin, donnees"
    assert told["class_id"] == SECOND


def test_a_score_under_the_first_step_is_not_blamed_on_what_is_uncertain():
    assert score({"A/x": full(0.5)})["held_by"].tolist() == [""]


def test_what_is_unknown_may_not_carry_the_first_class_alone():
    # Six tenths of the weight say 62; the rest may say anything, and counts for its middle.
    row = {"besoin": 0.62, "manque_offre": 0.62, "bassin": None, "emploi": None}
    assert (62 * 6 + 50 * 4) / 10 < 60
    held = score({"A/x": row, "A/y": full(0.62)})
    assert held["held_by"].tolist() == ["incertitude", ""]
    assert held["class_id"].tolist() == [SECOND, FIRST]
