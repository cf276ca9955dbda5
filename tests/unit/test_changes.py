"""What moved between two builds: split among data, weights and method, to the last digit."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.french import NARROW
from generator.opportunities.change_sentences import with_change_sentences
from generator.opportunities.change_states import INNER, Snapshot
from generator.opportunities.changes import changes
from generator.opportunities.explain import HOLDS_FR
from tests.unit.scoring.rows import AXES, CRITERIA, STEPS, parts_of, score

LABELS = dict(
    zip(STEPS["class_id"], ["à instruire", "en veille", "à étudier en premier"], strict=True)
)
KNOWN = {"besoin": 0.5, "manque_offre": 0.5, "bassin": 0.5, "emploi": 0.5}


def build(rows, criteria=CRITERIA, *, steps=STEPS, gates=None, no_need=()):
    """Make a build of opportunities written « epci/activity »."""
    told = score(rows, criteria, gates=gates, no_need=no_need).reset_index()
    told["class_label_fr"] = told["class_id"].map(LABELS)
    told["called_by_fr"] = "Proposée en raison d’un besoin qualifié."
    told["activity_label_fr"] = told["activity_id"]
    table = parts_of(rows, criteria)
    scales = pd.DataFrame(
        [(c.id, c.label_fr, c.floor, c.ceiling, c.direction) for c in criteria],
        columns=["criterion_id", "criterion_label_fr", "floor", "ceiling", "direction"],
    )
    return Snapshot(told, table.merge(scales, on="criterion_id"), steps)


def moved(before, after):
    told = with_change_sentences(changes(before, after)).set_index("opportunity_id")
    return told.assign(change_fr=told["change_fr"].str.replace(NARROW, " "))


def with_weight(name, weight):
    return [c.model_copy(update={"weight": weight}) if c.id == name else c for c in CRITERIA]


def with_ceiling(name, ceiling):
    return [c.model_copy(update={"ceiling": ceiling}) if c.id == name else c for c in CRITERIA]


def adds_up(row):
    parts = [row[f"delta_{stage}"] for stage in ("donnees", "poids", "methode")]
    return sum(Decimal(str(part)) for part in parts) == Decimal(str(row["score_delta"]))


def test_the_same_build_twice_has_no_change():
    one = build({"1/a": KNOWN, "1/b": KNOWN | {"besoin": None}})
    assert changes(one, one).empty


def test_a_value_that_rises_is_data_and_opens_the_first_class():
    before = build({"1/a": KNOWN | {"besoin": 0.12}})
    after = build({"1/a": KNOWN | {"besoin": 0.90}})
    row = moved(before, after).loc["1/a"]
    # (3 × .12 + 7 × .5) / 10 then (3 × .90 + 7 × .5) / 10
    assert (row["score_before"], row["score_after"]) == (38.6, 62.0)
    assert (row["delta_donnees"], row["delta_poids"], row["delta_methode"]) == (23.4, 0, 0)
    assert (row["causes"], row["class_causes"]) == ("donnees", "donnees")
    assert row["change_fr"] == (
        "Passe de « en veille » à « à étudier en premier » : "
        "la note « Besoin » monte de 12 à 90 (données)."
    )


def test_a_weight_voted_up_is_told_as_weights():
    rows = {"1/a": KNOWN | {"emploi": 1.0}}
    row = moved(build(rows), build(rows, with_weight("emploi", 4.0))).loc["1/a"]
    # (8 × .5 + 2) / 10 = 60, then (8 × .5 + 4) / 12 = 66,666667
    assert (row["delta_donnees"], row["delta_poids"], row["delta_methode"]) == (0, 6.666667, 0)
    assert "le poids de « Emploi » passe de 2 à 4 (poids)." in row["change_fr"]


def test_a_score_right_on_a_threshold_is_not_moved_by_its_last_bit():
    rows = {"1/a": {"bassin": 2 / 15, "emploi": 2 / 3}}
    row = moved(build(rows), build(rows, with_weight("bassin", 2.5))).loc["1/a"]
    # (2 × 13,33 + 2 × 66,67) / 4 = 40: « à instruire » until the basin weighs more
    assert (row["score_before"], row["causes"], row["class_causes"]) == (40, "poids", "poids")


def test_an_anchor_that_moves_is_told_as_method():
    rows = {"1/a": KNOWN}
    row = moved(build(rows), build(rows, with_ceiling("bassin", 0.5))).loc["1/a"]
    # the mark of the basin goes from 50 to 100, with a weight of 2 in 10
    assert (row["delta_donnees"], row["delta_poids"], row["delta_methode"]) == (0, 0, 10)
    assert (
        "les bornes de « Bassin » changent, sa note passe de 50 à 100 (méthode)"
        in (row["change_fr"])
    )


def test_a_criterion_added_or_removed_is_method_even_when_its_values_are_new():
    rows = {"1/a": KNOWN | {"emploi": 1.0}}
    fewer = [c for c in CRITERIA if c.id != "emploi"]
    added = moved(build(rows, fewer), build(rows)).loc["1/a"]
    assert (added["score_before"], added["delta_methode"]) == (50, 10)
    assert "le critère « Emploi » est ajouté (méthode)" in added["change_fr"]
    removed = moved(build(rows), build(rows, fewer)).loc["1/a"]
    assert "le critère « Emploi » est retiré (méthode)" in removed["change_fr"]


def test_three_causes_at_once_are_told_one_after_the_other_in_the_stated_order():
    before = build({"1/a": KNOWN})
    criteria = [
        c.model_copy(update={"weight": 6.0}) if c.id == "besoin" else c
        for c in with_ceiling("bassin", 0.5)
    ]
    row = moved(before, build({"1/a": KNOWN | {"besoin": 1.0}}, criteria)).loc["1/a"]
    # data (3 + 3,5) / 10 = 65; weights (6 + 3,5) / 13; method (6 + 4,5) / 13
    assert [row[f"delta_{name}"] for name in ("donnees", "poids", "methode")] == [
        15,
        pytest.approx(100 * 9.5 / 13 - 65, abs=1e-6),
        pytest.approx(100 / 13, abs=1e-6),
    ]
    assert adds_up(row)
    assert row["change_fr"].endswith("[données +15,00, poids +8,08, méthode +7,69].")


def test_a_rank_that_moves_only_because_others_did_says_so():
    before = build({"1/a": KNOWN, "1/b": KNOWN | {"besoin": 0.4}})
    after = build({"1/a": KNOWN, "1/b": KNOWN | {"besoin": 0.6}})
    row = moved(before, after).loc["1/a"]
    assert row["causes"] == "autres"
    assert row["change_fr"] == "Passe du 1er au 2e rang : d’autres ont bougé, pas elle."


def test_what_appears_and_what_leaves_is_told():
    told = moved(build({"1/a": KNOWN}), build({"1/b": KNOWN}))
    assert dict(told["causes"]) == {"1/a": "sortie", "1/b": "apparue"}
    assert told.loc["1/b", "change_fr"].startswith("Nouvelle. Proposée en raison")
    assert told.loc["1/a", "change_fr"].startswith("N’est plus proposée")


def test_a_mark_newly_known_is_never_told_as_a_rise_from_zero():
    before = build({"1/a": KNOWN | {"besoin": None}})
    row = moved(before, build({"1/a": KNOWN | {"besoin": 0.9}})).loc["1/a"]
    assert "« Besoin », inconnu jusqu’ici, est noté 90 (données)" in row["change_fr"]


def test_a_refused_gate_explains_a_class_that_falls_at_the_same_score():
    gates = {"1/a": "non"}
    before = build({"1/a": KNOWN})
    row = moved(before, build({"1/a": KNOWN}, gates=gates)).loc["1/a"]
    assert row["class_causes"] == "donnees"
    assert "une condition indispensable est désormais refusée (données)" in row["change_fr"]
    # A build older than these columns does not say which.
    now = build({"1/a": KNOWN}, gates=gates)
    older = Snapshot(now.opportunities.drop(columns=list(INNER)), now.parts, STEPS)
    older.opportunities["class_id"] = before.opportunities["class_id"]
    told = "une condition, ou ce qui ferme la première classe, a changé (données)"
    assert told in moved(older, now).loc["1/a", "change_fr"]


def test_a_class_lost_while_the_score_rises_names_what_closes_the_first():
    high = dict.fromkeys(AXES, 0.7)
    before = build({"1/a": high})
    after = build({"1/a": high | {"besoin": 0.8}}, no_need=("1/a",))
    row = moved(before, after).loc["1/a"]
    assert row["class_causes"] == "donnees"
    assert (
        f"ce qui ferme la première classe : {HOLDS_FR['besoin']} (données) ; la note "
        "« Besoin » monte de 70 à 80 (données)"
    ) in row["change_fr"]
    back = moved(after, before).loc["1/a", "change_fr"]
    assert f"ce qui fermait la première classe est levé : {HOLDS_FR['besoin']}" in back


def test_weights_that_leave_the_first_class_to_what_is_unknown_are_the_cause_told():
    # Besoin and manque d'offre say 70; the rest may say anything.
    row = {"besoin": 0.7, "manque_offre": 0.7, "bassin": None, "emploi": None}
    before = build({"1/a": row})
    after = build({"1/a": row | {"besoin": 0.71}}, with_weight("besoin", 1.5))
    assert (70 * 6 + 50 * 4) / 10 > 60 > (71 * 1.5 + 70 * 3 + 50 * 4) / 8.5 - 1
    told = moved(before, after).loc["1/a"]
    assert told["class_id_before"] != told["class_id_after"]
    assert told["class_causes"] == "poids"


def test_a_build_older_than_its_anchors_is_read_with_those_of_today():
    before, after = build({"1/a": KNOWN}), build({"1/a": KNOWN | {"besoin": 1.0}})
    old = before.parts.drop(columns=["floor", "ceiling", "direction"])
    row = moved(Snapshot(before.opportunities, old, STEPS), after).loc["1/a"]
    assert (row["delta_donnees"], row["delta_methode"]) == (15, 0)


SHARES = st.none() | st.integers(0, 100).map(lambda n: n / 100)
ROWS = st.fixed_dictionaries(dict.fromkeys(AXES, SHARES))
WEIGHED = st.lists(st.sampled_from([0.0, 1.0, 2.5, 3.0]), min_size=4, max_size=4)


@settings(max_examples=25, deadline=None)
@given(ROWS, ROWS, WEIGHED, st.sampled_from([0.3, 0.7, 1.0]))
def test_the_three_parts_always_add_up_to_the_last_digit(one, other, weights, ceiling):
    criteria = [
        c.model_copy(update={"weight": weight, "ceiling": ceiling if c.id == "bassin" else 1.0})
        for c, weight in zip(CRITERIA, weights, strict=True)
    ]
    told = changes(build({"1/a": one}), build({"1/a": other}, criteria))
    known = told[told["score_delta"].notna()]
    assert all(adds_up(row) for row in known.to_dict("records"))


def test_the_order_of_the_lines_changes_nothing():
    before = build({"1/a": KNOWN, "1/b": KNOWN | {"besoin": 0.4}, "2/c": KNOWN})
    after = build({"1/a": KNOWN, "1/b": KNOWN | {"besoin": 0.6}, "2/d": KNOWN})
    turned = [
        Snapshot(one.opportunities[::-1].copy(), one.parts[::-1].copy(), one.steps)
        for one in (before, after)
    ]
    pd.testing.assert_frame_equal(changes(before, after), changes(*turned))
