"""What a person said of a flow and an activity: recorded, never lost, told without its reason."""

import pytest

from generator.decisions import (
    ByproductDecision,
    append_byproduct_decision,
    current_byproduct_decisions,
    read_byproduct_decisions,
)
from generator.errors import DataError

ACTIVITIES = {"imprimerie", "compost"}
HEADER = "proposal_id;decision;reason;author;made_on\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


def given(decision="confirmee", reason="Vu avec la menuiserie", key="f1:imprimerie"):
    return ByproductDecision(key, decision, reason, "A. M.", "2026-11-22")


def test_no_file_is_no_decision(folder):
    assert current_byproduct_decisions(folder, ACTIVITIES).empty


def test_the_last_decision_counts_and_the_first_stays_written(folder):
    append_byproduct_decision(folder, given(), ACTIVITIES)
    append_byproduct_decision(folder, given("ecartee", "Déjà repris"), ACTIVITIES)
    assert len(read_byproduct_decisions(folder, ACTIVITIES)) == 2
    [row] = current_byproduct_decisions(folder, ACTIVITIES).to_dict("records")
    assert row == {"proposal_id": "f1:imprimerie", "decision": "ecartee"}


def test_a_reason_is_masked_before_it_is_written(folder):
    written = append_byproduct_decision(
        folder, given(reason="Mme Exemple, 06 12 34 56 78, est d'accord"), ACTIVITIES
    )
    assert "Exemple" not in (written.reason or "")
    assert "06 12" not in (folder / "sousproduits.csv").read_text(encoding="utf-8-sig")


def test_all_the_faults_of_a_file_are_told_at_once(folder):
    folder.mkdir()
    lines = (
        "f1:piscine;confirmee;Oui;A;2026-11-22\n"
        "f1;confirmee;Oui;A;2026-11-22\n"
        "f1:compost;peut-être;Oui;A;2026-11-22\n"
        "f1:compost;ecartee;;A;22/11/2026\n"
    )
    (folder / "sousproduits.csv").write_text(HEADER + lines, encoding="utf-8-sig")
    with pytest.raises(DataError) as refused:
        current_byproduct_decisions(folder, ACTIVITIES)
    told = [
        str(fault).removeprefix("decisions/sousproduits.csv, ") for fault in refused.value.faults
    ]
    expected = [
        "ligne 2 : rapprochement inconnu (par exemple f1:piscine)",
        "ligne 3 : rapprochement inconnu (par exemple f1)",
        "ligne 4 : décision inconnue « peut-être »",
        "ligne 5 : reason est vide",
        "ligne 5 : la date made_on n'est pas lisible",
    ]
    assert len(told) == len(expected)
    for sentence, what in zip(told, expected, strict=True):
        assert sentence.startswith(what)


def test_a_refused_decision_writes_nothing(folder):
    with pytest.raises(DataError, match="reason est vide"):
        append_byproduct_decision(folder, given(reason=" "), ACTIVITIES)
    assert not (folder / "sousproduits.csv").exists()
