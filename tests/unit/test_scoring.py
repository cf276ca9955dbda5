from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogues.criteria import Criterion
from generator.errors import CatalogueError
from generator.opportunities.scoring import marks, parts, scored

FIRST, SECOND, LAST = "a_etudier_en_premier", "a_instruire", "en_veille"
STEPS = pd.DataFrame(
    {"class_id": [SECOND, LAST, FIRST], "min_score": [40, 0, 60], "rank_order": [2, 3, 1]}
)
AXES = ("besoin", "manque_offre", "bassin", "emploi")
WEIGHTS = {"besoin": 3.0, "manque_offre": 3.0, "bassin": 2.0, "emploi": 2.0}
Row = dict[str, float | None]


def criterion(name: str, **changes: object) -> Criterion:
    given_ = {
        "id": name,
        "label_fr": name.capitalize(),
        "unit": "part",
        "direction": "more_is_better",
        "floor": 0,
        "ceiling": 1,
        "weight": WEIGHTS.get(name, 1.0),
        "sentence_fr": "{value}.",
        "source_fr": "test",
    }
    return Criterion.model_validate({**given_, **changes})


CRITERIA = [criterion(axis) for axis in AXES]


def score(
    rows: dict[str, Row],
    criteria: list[Criterion] = CRITERIA,
    *,
    gates: dict[str, str] | None = None,
    no_need: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Score opportunities written « epci/activity »: value of each criterion, None if unknown."""
    table = parts_of(rows, criteria)
    return scored(
        listing(rows, no_need), table, answers(rows, gates or {}), STEPS, criteria
    ).set_index("opportunity_id")


def listing(rows: dict[str, Row], no_need: tuple[str, ...] = ()) -> pd.DataFrame:
    keys = [name.split("/") for name in rows]
    return pd.DataFrame(
        {
            "opportunity_id": list(rows),
            "epci_code": [epci for epci, _ in keys],
            "activity_id": [activity for _, activity in keys],
            "called_by_need": [name not in no_need for name in rows],
        }
    )


def parts_of(rows: dict[str, Row], criteria: list[Criterion]) -> pd.DataFrame:
    opportunities = listing(rows)
    values = {
        c.id: opportunities[["epci_code", "activity_id"]]
        .assign(value=pd.array([row.get(c.id) for row in rows.values()], dtype="Float64"))
        .dropna()
        for c in criteria
    }
    return parts(opportunities, values, criteria)


def answers(rows: dict[str, Row], gates: dict[str, str]) -> pd.DataFrame:
    return listing(rows)[["epci_code", "activity_id"]].assign(
        gate_resources=[gates.get(name, "oui") for name in rows], gate_legal="a_verifier"
    )


def full(value: float) -> Row:
    return dict.fromkeys(AXES, value)


# --- marks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "mark"), [(10, 0), (20, 50), (30, 100), (5, 0), (90, 100)])
def test_a_mark_goes_from_the_floor_to_the_ceiling_and_stops_there(value, mark):
    between = criterion("bassin", floor=10, ceiling=30)
    assert marks(pd.Series([value]), between).tolist() == [mark]


def test_where_less_is_better_the_floor_is_marked_a_hundred():
    delay = criterion("delai", floor=10, ceiling=30, direction="less_is_better")
    assert marks(pd.Series([10.0, 15.0, 30.0]), delay).tolist() == [100, 75, 0]


def test_a_missing_value_has_no_mark():
    assert marks(pd.Series([None], dtype="Float64"), criterion("bassin")).isna().all()


# --- score -------------------------------------------------------------------------------------


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


def test_opportunities_are_ranked_in_their_epci_by_class_then_score_then_name():
    rows = {"A/b": full(0.7), "A/a": full(0.7), "A/c": full(0.9), "A/d": full(0.95), "B/z": full(0)}
    ranks = score(rows, gates={"A/d": "non"})["rank"].to_dict()
    assert ranks == {"A/c": 1, "A/a": 2, "A/b": 3, "A/d": 4, "B/z": 1}


# --- classes -----------------------------------------------------------------------------------


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


# --- properties --------------------------------------------------------------------------------

VALUE = st.floats(0, 1)
MAYBE = st.none() | VALUE
ROW = st.fixed_dictionaries(dict.fromkeys(AXES, MAYBE))
TABLE = st.dictionaries(
    st.sampled_from([f"{epci}/{activity}" for epci in "ABC" for activity in "xyz"]),
    ROW,
    min_size=1,
)
WEIGHED = st.fixed_dictionaries(dict.fromkeys(AXES, st.sampled_from([0.1, 0.3, 1.0, 2.5, 7.0])))
SOME = settings(max_examples=25, deadline=None)


def weighed(weights: dict[str, float]) -> list[Criterion]:
    return [criterion(axis, weight=weight) for axis, weight in weights.items()]


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
