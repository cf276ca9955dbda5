"""The carriers of an opportunity: the law first, then the signals that are known."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.carriers.fit import COLUMNS, Scale, fit, read_scale
from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.errors import CatalogueError

DATA = Path(__file__).parents[2] / "data"
SCALE = Scale(
    labels={
        "habitants": "habitants qui en veulent",
        "fortes": "ventes fortes",
        "faibles": "ventes faibles",
    },
    groups={"habitants": "habitants", "fortes": "ventes", "faibles": "ventes"},
    weights={
        "scic": {"habitants": 2, "fortes": 1, "faibles": -1},
        "scop": {"habitants": -1, "fortes": 2, "faibles": -2},
        "spl": {"habitants": -2, "fortes": 1, "faibles": 0},
    },
)
FIELDS = ["activity_id", "carrier_id", "preference_rank", "verdict"]
TEXTS = ["carrier_label_fr", "reason_fr", "to_change_fr", "to_check_fr", "articles_fr"]


def opportunities(*activities):
    rows = [(f"1-{name}", "1", name, name.title(), "") for name in activities]
    names = ["opportunity_id", "epci_code", "activity_id", "activity_label_fr", "seat_id"]
    return pd.DataFrame(rows, columns=names)


def law(*rows):
    told = pd.DataFrame([("cafe", *row) for row in rows], columns=FIELDS)
    blank = pd.Series([None] * len(rows), dtype="string")
    return told.assign(seat_id="", law_over_fr=blank, **dict.fromkeys(TEXTS, blank))


def answers(**signals):
    rows = [("1-cafe", name, answer, "registre") for name, answer in signals.items()]
    return pd.DataFrame(rows, columns=["opportunity_id", "signal_id", "answer", "said_fr"])


def ranked(verdicts, known):
    rows = fit(opportunities("cafe"), verdicts, known, SCALE)
    assert rows["fit_rank"].tolist() == list(range(1, len(rows) + 1))
    return rows.set_index("carrier_id")


def test_a_known_signal_ranks_and_tells_what_speaks_for_and_against():
    told = ranked(
        law(("scop", 1, "a_verifier"), ("scic", 2, "a_verifier")), answers(habitants="oui")
    )
    assert told.index.tolist() == ["scic", "scop"]
    assert told["fit_score"].tolist() == [2, -1]
    assert told.loc["scic", "fit_for_fr"] == "Habitants qui en veulent (+2) : registre.".replace(
        " :", "\u202f:"
    )
    assert pd.isna(told.loc["scic", "fit_against_fr"])
    assert told.loc["scop", "fit_against_fr"].startswith("Habitants qui en veulent (−1)")


def test_two_signals_that_exclude_each_other_never_move_a_bound_together():
    told = ranked(law(("scic", 1, "oui"), ("scop", 2, "oui")), answers())
    # SCIC: habitants +2 or 0, then the better of +1 and −1; SCOP: −1 or 0, +2 or −2.
    assert told[["fit_low", "fit_high"]].to_numpy().tolist() == [[-1, 3], [-3, 2]]
    sold = ranked(law(("scic", 1, "oui")), answers(fortes="oui"))
    assert sold[["fit_score", "fit_low", "fit_high"]].to_numpy().tolist() == [[1, 1, 3]]
    assert "ventes faibles" not in sold.loc["scic", "fit_unknown_fr"]


def test_a_signal_answered_no_counts_nothing_and_is_no_longer_open():
    [row] = ranked(law(("scic", 1, "oui")), answers(habitants="non")).to_dict("records")
    assert (row["fit_score"], row["fit_low"], row["fit_high"]) == (0, -1, 1)
    assert "habitants" not in row["fit_unknown_fr"].lower()


def test_a_refused_carrier_is_last_whatever_its_fit():
    verdicts = law(("scic", 1, "non"), ("scop", 2, "a_verifier"), ("spl", 3, "oui"))
    assert ranked(verdicts, answers(habitants="oui")).index.tolist() == ["spl", "scop", "scic"]


def test_a_carrier_whose_law_is_over_comes_after_the_others_that_are_to_verify():
    verdicts = law(
        ("scic", 1, "a_verifier"), ("scop", 2, "a_verifier"), ("spl", 3, "non"), ("cuma", 4, "oui")
    )
    is_over = verdicts["carrier_id"].isin(["scic", "spl"])
    over = verdicts.assign(reason_fr="Combien ?", law_over_fr="Fini en juin.")
    over["law_over_fr"] = over["law_over_fr"].where(is_over, None)
    known = answers(habitants="oui")  # SCIC +2, SCOP −1
    assert ranked(verdicts, known).index.tolist() == ["cuma", "scic", "scop", "spl"]
    told = ranked(over, known)
    assert told.index.tolist() == ["cuma", "scop", "scic", "spl"]
    # A refusal has its own reason: nothing comes after it.
    assert told["reason_fr"].tolist() == [
        "Combien ?", "Combien ?", "Fini en juin. Combien ?", "Combien ?",
    ]  # fmt: skip


def test_a_carrier_without_weights_has_an_unknown_fit_and_keeps_the_catalogue_s_order():
    told = ranked(law(("cuma", 1, "oui"), ("scic", 2, "oui")), answers())
    assert told.index.tolist() == ["cuma", "scic"]
    assert pd.isna(told.loc["cuma", "fit_score"])
    assert pd.isna(told.loc["cuma", "fit_low"])
    assert told.loc["cuma", "fit_unknown_fr"].startswith("Sans indication")


def test_an_opportunity_without_a_carrier_says_that_one_is_to_be_found():
    [row] = ranked(law().head(0), answers()).reset_index().to_dict("records")
    assert row["carrier_id"] == "a_trouver"
    assert pd.isna(row["verdict"])
    assert "courant" in row["reason_fr"]
    refused = ranked(law(("scic", 1, "non")), answers())
    assert refused.index.tolist() == ["a_trouver", "scic"]
    assert "refusés en l’état" in refused.loc["a_trouver", "reason_fr"]


def test_an_empty_country_gives_an_empty_table_of_the_same_shape():
    empty = fit(opportunities(), law().head(0), answers(), SCALE)
    assert empty.dtypes.astype(str).to_dict() == COLUMNS


VERDICTS = st.sampled_from(["oui", "a_verifier", "non"])
CARRIERS = ("scic", "scop", "spl", "cuma")
LAWS = st.tuples(*(VERDICTS for _ in CARRIERS))
QUICK = settings(deadline=None, max_examples=60)  # each builds a frame
KNOWN = st.dictionaries(st.sampled_from(["habitants", "fortes"]), st.sampled_from(["oui", "non"]))


def named(verdicts):
    return law(*((CARRIERS[n], n + 1, told) for n, told in enumerate(verdicts)))


def _positions(verdicts, known):
    told = ranked(named(verdicts), answers(**known)).drop(index="a_trouver", errors="ignore")
    return {name: place for place, name in enumerate(told.index)}


@QUICK
@given(LAWS, KNOWN, st.sampled_from(range(len(CARRIERS))))
def test_a_broken_rule_more_never_lifts_a_carrier(verdicts, known, one):
    refused = (*verdicts[:one], "non", *verdicts[one + 1 :])
    before, after = _positions(verdicts, known), _positions(refused, known)
    assert after[CARRIERS[one]] >= before[CARRIERS[one]]
    allowed = [after[CARRIERS[n]] for n, told in enumerate(refused) if told != "non"]
    assert after[CARRIERS[one]] > max(allowed, default=-1)


@QUICK
@given(LAWS, KNOWN)
def test_an_unknown_signal_never_moves_a_carrier_nor_its_fit(verdicts, known):
    """A signal that is unknown has no row: only what it could become is wider."""
    rows = named(verdicts)
    fewer = Scale({"habitants": "h", "fortes": "f"}, SCALE.groups, SCALE.weights)
    with_it = fit(opportunities("cafe"), rows, answers(**known), SCALE)
    without = fit(opportunities("cafe"), rows, answers(**known), fewer)
    same = ["carrier_id", "fit_rank", "fit_score"]
    pd.testing.assert_frame_equal(with_it[same], without[same])


@QUICK
@given(LAWS, KNOWN, st.permutations(range(len(CARRIERS))))
def test_the_order_of_the_lines_changes_nothing(verdicts, known, order):
    rows = named(verdicts)
    told = answers(**known)
    shuffled = fit(opportunities("cafe"), rows.iloc[list(order)], told.iloc[::-1], SCALE)
    pd.testing.assert_frame_equal(shuffled, fit(opportunities("cafe"), rows, told, SCALE))


@QUICK
@given(LAWS, KNOWN)
def test_the_fit_is_always_between_its_bounds(verdicts, known):
    rows = named(verdicts)
    told = fit(opportunities("cafe"), rows, answers(**known), SCALE).dropna(subset="fit_score")
    assert (told["fit_low"] <= told["fit_score"]).all()
    assert (told["fit_score"] <= told["fit_high"]).all()


def test_every_fault_of_the_weights_is_told_at_once():
    signals = pd.DataFrame(
        {"signal_id": ["s"], "signal_order": [1], "group_id": ["s"], "label_fr": ["signal"]}
    )
    rows = [
        ("a", "t", "scic", 1),
        ("b", "s", "scoop", 1),
        ("c", "s", "scic", 3),
        ("d", "s", "scic", 1),
    ]
    weights = pd.DataFrame(rows, columns=["fit_id", "signal_id", "carrier_id", "weight"])
    with pytest.raises(CatalogueError) as refused:
        read_scale(signals, weights, {"scic"})
    assert [fault.what for fault in refused.value.faults] == [
        "le signal « t » est inconnu",
        "le porteur « scoop » est inconnu",
        "ce signal a déjà un poids pour ce porteur",
        "le poids doit être un nombre entier de −2 à 2",
    ]


def test_the_shipped_weights_name_known_carriers_and_every_signal():
    lists = read_lists([DATA])
    carriers = read_catalogue([DATA]).carriers
    scale = read_scale(lists["land_carrier_signals"], lists["land_carrier_fit"], carriers)
    assert all(set(weights) == set(scale.labels) for weights in scale.weights.values())
    kinds = lists["land_existing_carriers"]["carrier_id"].dropna()
    assert set(kinds) <= set(carriers)
    assert set(lists["land_signal_resources"]["signal_id"]) <= set(scale.labels)
