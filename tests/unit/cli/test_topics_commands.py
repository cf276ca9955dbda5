"""``generateur enquete file|corriger`` and ``generateur sujet``, as a person types them."""

import json

import duckdb
import pandas as pd
import pytest

from generator.decisions import read_topic_corrections
from generator.needs.answers.statements import STATEMENT_COLUMNS
from generator.needs.themes.naming import theme_statements
from generator.needs.topics.finding import find_topics
from generator.warehouse.building import PythonTable, build_table
from generator.warehouse.store import Store

EPCI, OTHER = "200039055", "242100410"
LEXICON = {"mobilite": ["bus", "piste cyclable"], "sante": ["médecin"]}


def said(prefix, count, text, epci=EPCI):
    blank = dict.fromkeys(STATEMENT_COLUMNS, pd.NA)
    return [
        blank
        | {
            "statement_id": f"{prefix}{number}",
            "survey_id": "enquete",
            "epci_code": epci,
            "respondent_id": f"p-{prefix}{number}",
            "statement_text": text,
            "statement_date": "2026-03-01",
            "is_publishable": True,
            "source_row": number,
        }
        for number in range(count)
    ]


STATEMENTS = pd.DataFrame(
    [
        *said("b", 8, "Un bus le soir, appeler Mme Durand"),
        *said("v", 5, "Une piste cyclable"),
        *said("o", 5, "Un médecin", OTHER),
        *said("x", 1, "Rien de plus, M. Petit"),
        *said("y", 1, "Tout va bien", OTHER),
    ]
).astype(STATEMENT_COLUMNS)
SAID = {
    "statement_id": "x0",
    "survey_id": "enquete",
    "epci_code": EPCI,
    "commune_code": None,
    "statement_text": "Rien de plus, M. [nom]",
    "theme_hint": None,
    "theme_ids": [],
}


@pytest.fixture
def space(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.intake.load_statements", lambda _: STATEMENTS)
    return tmp_path / "espace"


@pytest.fixture
def calculated(space):
    """Make the tables of needs as the chain does, and a build of them."""

    def calculate():
        themed = theme_statements(STATEMENTS, LEXICON)
        corrections = read_topic_corrections(space / "decisions")
        found = find_topics(STATEMENTS, themed, corrections)
        frames = {
            "land_statements": STATEMENTS,
            "calc_statement_themes": themed,
            "land_topic_corrections": corrections,
            "calc_topics": found.topics,
            "calc_topic_members": found.members,
            "calc_topic_unapplied": found.unapplied,
        }
        store = Store(space / "entrepot")
        with store.writing(), duckdb.connect() as con:
            made = {
                name: build_table(
                    con,
                    store,
                    PythonTable(name, (), (), lambda _, f=frame: f, version=frame.to_json()),
                    {},
                )
                for name, frame in frames.items()
            }
            store.finish(made, {})
        return found.members.set_index("statement_id")["topic_id"]

    return calculate


@pytest.fixture
def topic_of(calculated):
    return calculated()


@pytest.fixture
def typed(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, *words)

    return call


@pytest.fixture
def decide(typed):
    def call(*words):
        done = typed(*words, "--auteur", "A. M.", "--json")
        assert done.status == 0, done.err
        return json.loads(done.out)

    return call


@pytest.mark.usefixtures("topic_of")
def test_the_queue_shows_what_waits_for_a_theme_without_telling_who_spoke(typed):
    done = typed("enquete", "file", "--epci", EPCI, "--json")
    assert done.status == 0, done.err
    assert json.loads(done.out) == [SAID]
    assert typed("enquete", "file").out.splitlines() == [
        "x0  [thème à choisir]  Rien de plus, M. [nom]",
        "y0  [thème à choisir]  Tout va bien",
    ]


@pytest.mark.usefixtures("topic_of")
def test_an_answer_leaves_the_queue_once_a_person_decided(typed, decide, space):
    told = decide("enquete", "corriger", "x0", "--theme", "sante")
    assert told | {"made_on": ""} == {
        "statement_id": "x0", "theme_id": "sante", "author": "A. M.", "made_on": "",
    }  # fmt: skip
    assert decide("enquete", "corriger", "y0", "--theme", "aucun")["theme_id"] is None
    assert json.loads(typed("enquete", "file", "--json").out) == []
    lines = (space / "decisions" / "themes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[:3] for line in lines[1:]] == [
        ["x0", "sante", "A. M."],
        ["y0", "", "A. M."],
    ]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["s9", "--theme", "sante"], 3, "aucune réponse ne porte cet identifiant"),
        (["x0", "--theme", "piscine"], 3, "thème inconnu « piscine »"),
        (["x0"], 2, "theme"),
    ],
)
def test_a_theme_typed_wrong_is_told_and_nothing_is_written(typed, space, words, status, sentence):
    done = typed("enquete", "corriger", *words, "--auteur", "A. M.")
    assert done.status == status
    assert sentence in done.err
    assert not (space / "decisions" / "themes.csv").exists()


@pytest.mark.parametrize("words", [("enquete", "file"), ("sujet", "lister")])
def test_without_a_build_the_way_to_one_is_told(typed, words):
    done = typed(*words)
    assert done.status == 3
    assert "generateur run" in done.err


def test_a_build_of_before_topics_says_to_run_again(typed, space):
    store = Store(space / "entrepot")
    with store.writing():
        store.finish({}, {})
    done = typed("sujet", "lister")
    assert done.status == 3
    assert "ne cherchait pas encore de sujets" in done.err


def test_topics_are_listed_the_largest_first_with_their_answers(typed, topic_of):
    done = typed("sujet", "lister", "--epci", EPCI, "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["corrections_sans_effet"] == told["corrections_en_attente"] == []
    assert [topic["topic_id"] for topic in told["sujets"]] == [topic_of["b0"], topic_of["v0"]]
    bus = told["sujets"][0]
    assert (bus["statement_count"], bus["respondent_count"]) == (8, 8)
    assert bus["theme_label_fr"] == "Mobilité"
    assert bus["statement_ids"] == [f"b{n}" for n in range(8)]
    assert len(json.loads(typed("sujet", "lister", "--json").out)["sujets"]) == 3
    first = typed("sujet", "lister", "--epci", EPCI).out.splitlines()[0]
    assert first.startswith(f"{topic_of['b0']}  Mobilité : «")


def test_the_answers_of_a_topic_are_shown_masked(typed, topic_of):
    rows = json.loads(typed("sujet", "montrer", topic_of["b0"], "--json").out)
    assert {row["statement_id"] for row in rows} == {f"b{n}" for n in range(8)}
    assert rows[0]["statement_text"] == "Un bus le soir, appeler Mme [nom]"


def test_each_correction_keeps_the_answers_and_the_next_build_applies_it(
    typed, decide, topic_of, calculated
):
    bus, bike = topic_of["b0"], topic_of["v0"]
    named = decide("sujet", "nommer", bus, "Rentrer le soir, dit M. Petit")
    assert named["correction_id"] == "c000001"
    assert named["topic_label_fr"] == "Rentrer le soir, dit M. [nom]"
    assert set(named["statement_ids"].split()) == {f"b{n}" for n in range(8)}
    split = decide("sujet", "scinder", bus, "--enonces", "b6, b7", "--libelle", "Le samedi")
    assert split["statement_ids"].startswith("b6 b7 | ")
    moved = decide("sujet", "deplacer", bike, "--enonces", "b5")
    assert moved["statement_ids"].startswith("b5 | v0 ")
    merged = decide("sujet", "fusionner", bike, bus)
    assert (merged["topic_id"], merged["target_topic_id"]) == (bike, bus)
    waiting = typed("sujet", "lister").out.splitlines()[-1]
    assert waiting.endswith("attendent le prochain calcul : c000001, c000002, c000003, c000004.")

    after = calculated()
    assert after["b0"] == after["b5"] == after["v0"] == bus
    told = json.loads(typed("sujet", "lister", "--epci", EPCI, "--json").out)
    assert told["corrections_sans_effet"] == told["corrections_en_attente"] == []
    sizes = {topic["topic_label_fr"]: topic["statement_count"] for topic in told["sujets"]}
    assert sizes == {"Rentrer le soir, dit M. [nom]": 8 - 2 + 5, "Le samedi": 2}


def test_corrections_that_met_nothing_are_told_with_their_reason(typed, space, calculated):
    folder = space / "decisions"
    folder.mkdir(parents=True)
    (folder / "sujets.csv").write_text(
        "correction_id;made_on;author;action;topic_id;target_topic_id;topic_label_fr;statement_ids\n"
        "c000001;2026-01-02;A. M.;nommer;parti;;Autrefois, Mme Durand;z1 z2\n",
        encoding="utf-8",
    )
    calculated()
    (row,) = json.loads(typed("sujet", "lister", "--json").out)["corrections_sans_effet"]
    assert (row["correction_id"], row["topic_label_fr"]) == ("c000001", "Autrefois, Mme [nom]")
    told = typed("sujet", "lister").out.splitlines()[-1]
    assert told == (
        "Correction c000001 (nommer, 2026-01-02) sans effet : "
        "aucune des réponses de ce sujet n'est plus dans les données."
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nommer", "t9", "Le soir"], "le sujet « t9 » n'est pas dans le calcul courant"),
        (["nommer", "BUS", " "], "« nommer » demande le nom"),
        (["fusionner", "BUS", "BUS"], "un sujet ne se fusionne pas avec lui-même"),
        (["fusionner", "BUS", "DOCTOR"], "plusieurs intercommunalités"),
        (["scinder", "BUS", "--enonces", "v0"], "ces réponses ne sont pas dans ce sujet : v0"),
        (["deplacer", "BUS", "--enonces", "x0"], "ces réponses ne sont dans aucun sujet : x0"),
        (["deplacer", "BUS", "--enonces", ","], "aucune réponse n'est nommée"),
    ],
)
def test_a_correction_typed_wrong_is_told_and_nothing_is_written(
    typed, space, topic_of, words, sentence
):
    ids = {"BUS": topic_of["b0"], "DOCTOR": topic_of["o0"]}
    done = typed("sujet", *(ids.get(word, word) for word in words), "--auteur", "A. M.")
    assert done.status == 3
    assert sentence in done.err
    assert not (space / "decisions" / "sujets.csv").exists()


def test_a_file_of_decisions_edited_wrong_is_told_by_the_commands(typed, space, topic_of):
    (space / "decisions").mkdir(parents=True)
    (space / "decisions" / "sujets.csv").write_text("a;b\n", encoding="utf-8")
    done = typed("sujet", "nommer", topic_of["b0"], "Le soir", "--auteur", "A. M.")
    assert done.status == 3
    assert "decisions/sujets.csv : les colonnes ne sont pas celles attendues" in done.err


def test_a_decision_is_always_signed(typed, topic_of):
    for words in (["enquete", "corriger", "x0", "--theme", "sante"],
                  ["sujet", "nommer", topic_of["b0"], "Le soir"]):  # fmt: skip
        assert typed(*words).status == 2
        assert typed(*words, "--auteur", " ").status == 3
