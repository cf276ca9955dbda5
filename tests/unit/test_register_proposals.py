import threading
from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.errors import DataError
from generator.registers import Decision, append_decision, load_resources, read_decisions
from generator.resources.proposals import (
    CONFIRMED,
    PROPOSAL_COLUMNS,
    SET_ASIDE,
    confirmed_ids,
    confirmed_resources,
    suggest_kinds,
    waiting,
)

KINDS = {"workshop": "atelier, hangar ou entrepôt", "volunteers": "bénévoles"}
EPCI = "200039055"


def proposals(*rows):
    told = [
        (name, "enquete", EPCI, commune, "ressource", text, "habitant", 4)
        for name, commune, text in rows
    ]
    return pd.DataFrame(told, columns=list(PROPOSAL_COLUMNS))


BARN = ("p1", "21231", "Je prête mon hangar")
TIME = ("p2", None, "Je peux être bénévole le samedi")


def confirm(name, kind="workshop", label="Hangar", author="Équipe A"):
    return Decision(name, CONFIRMED, kind, label, None, author, "2026-03-14")


def set_aside(name, reason="déjà loué"):
    return Decision(name, SET_ASIDE, None, None, reason, "Équipe A", "2026-03-15")


@pytest.fixture
def decide(tmp_path):
    folder = tmp_path / "decisions"

    def decided(*decisions):
        for decision in decisions:
            append_decision(folder, decision, KINDS)
        return read_decisions(folder, KINDS)

    return decided


def test_a_kind_is_suggested_by_the_words_of_its_label():
    texts = pd.Series(["Un HANGAR vide", "des benevoles", "je chante", None], dtype="string")
    assert suggest_kinds(texts, KINDS).fillna("?").tolist() == ["workshop", "volunteers", "?", "?"]


def test_two_kinds_as_likely_give_no_suggestion():
    text = pd.Series(["un hangar et des bénévoles"], dtype="string")
    alike = {"workshop": "hangar", "volunteers": "bénévoles"}
    assert suggest_kinds(text, alike).isna().all()


def test_a_word_that_many_labels_hold_counts_less():
    kinds = {"a": "local commercial", "b": "local associatif", "c": "bois"}
    text = pd.Series(["un local et du bois"], dtype="string")
    # « local » is in two labels: 1/2 for a and b; « bois » is in one: 1 for c.
    assert suggest_kinds(text, kinds).tolist() == ["c"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("la laine de mes moutons", "textile_flow"),
        ("une terre agricole en friche", "farmland"),
        ("deux vélos et un camion", "vehicles"),
        ("je sais faire la comptabilité", "management_skill"),
    ],
)
def test_the_catalogue_s_kinds_answer_to_plain_words(text, kind):
    known = read_catalogue([Path("data")]).resource_kinds.values()
    labels = {found.id: found.label_fr for found in known}
    assert suggest_kinds(pd.Series([text], dtype="string"), labels).tolist() == [kind]


def test_only_what_nobody_decided_waits(decide):
    left = waiting(proposals(BARN, TIME), decide(confirm("p1")), KINDS)
    assert left["proposal_id"].tolist() == ["p2"]
    assert left["resource_kind_id"].tolist() == ["volunteers"]


def test_a_confirmed_proposal_is_a_resource_in_the_commune_where_it_was_said(decide):
    found = confirmed_resources(proposals(BARN, TIME), decide(confirm("p1")))
    assert found.to_dict("records") == [
        {
            "resource_id": "p1",
            "epci_code": EPCI,
            "commune_code": "21231",
            "resource_kind_id": "workshop",
            "resource_label_fr": "Hangar",
        }
    ]


def test_the_last_decision_wins(decide):
    decisions = decide(confirm("p1"), set_aside("p1"))
    assert len(decisions) == 2
    assert confirmed_resources(proposals(BARN), decisions).empty
    assert confirmed_ids(decide(confirm("p1"))) == {"p1"}


def test_an_answer_no_longer_kept_is_no_longer_a_resource(decide):
    assert confirmed_resources(proposals(TIME), decide(confirm("p1"))).empty


def test_unconfirmed_proposals_never_count(decide, tmp_path):
    registers = tmp_path / "registres"
    given = proposals(BARN, TIME)
    none = load_resources(registers, set(KINDS), proposals=given, decisions=decide())
    one = load_resources(registers, set(KINDS), proposals=given, decisions=decide(confirm("p1")))
    assert none.empty
    assert one["resource_id"].tolist() == ["p1"]


def test_the_label_and_the_reason_are_masked_before_they_are_written(decide, tmp_path):
    decide(
        confirm("p1", label="Hangar, appeler Mme Durand au 06 12 34 56 78"),
        set_aside("p2", reason="écrire à a@b.fr"),
    )
    kept = (tmp_path / "decisions" / "ressources.csv").read_text(encoding="utf-8-sig")
    assert "Durand" not in kept
    assert "06 12" not in kept
    assert "a@b.fr" not in kept


def test_decisions_are_only_added_to(decide, tmp_path):
    decide(confirm("p1"))
    before = (tmp_path / "decisions" / "ressources.csv").read_bytes()
    decide(set_aside("p1"))
    assert (tmp_path / "decisions" / "ressources.csv").read_bytes().startswith(before)


def test_two_persons_deciding_at_once_lose_nothing(decide, tmp_path):
    folder = tmp_path / "decisions"
    both = [
        threading.Thread(target=append_decision, args=(folder, confirm(f"p{n}"), KINDS))
        for n in range(8)
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert set(decide()["proposal_id"]) == {f"p{n}" for n in range(8)}


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (confirm("p1", kind="piscine"), "sorte de ressource inconnue « piscine »"),
        (confirm("p1", label=" "), "resource_label_fr est vide"),
        (confirm("p1", label="=1+1"), "serait lu comme une formule"),
        (confirm("p1", author=""), "author est vide"),
        (set_aside("p1", reason=" "), "reason est vide"),
    ],
)
def test_a_decision_that_says_too_little_is_refused_and_nothing_is_written(
    decide, tmp_path, decision, sentence
):
    with pytest.raises(DataError, match=sentence.replace("+", r"\+")):
        decide(decision)
    assert not (tmp_path / "decisions" / "ressources.csv").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a;b\n1;2\n", "les colonnes ne sont pas celles attendues"),
        ("", "le fichier est vide"),
        ("p1;peut-etre;;;;A;2026-01-01\n", "décision inconnue « peut-etre »"),
        ("p1;confirmee;piscine;Bassin;;A;2026-01-01\n", "ligne 2 : sorte de ressource inconnue"),
    ],
)
def test_a_file_of_decisions_edited_wrong_is_told(tmp_path, text, sentence):
    header = "proposal_id;decision;resource_kind_id;resource_label_fr;reason;author;made_on\n"
    folder = tmp_path / "decisions"
    folder.mkdir()
    whole = header + text if text.startswith("p1") else text
    (folder / "ressources.csv").write_text(whole, encoding="utf-8")
    with pytest.raises(DataError, match=sentence):
        read_decisions(folder, KINDS)
