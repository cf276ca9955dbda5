"""What officers decide of themes and topics, from what is recorded to the tables it changes."""

import pandas as pd
import pytest

from generator.decisions import (
    CurrentTopics,
    ThemeCorrection,
    append_theme_correction,
    append_topic_correction,
    read_theme_corrections,
    read_topic_corrections,
)
from generator.decisions.awaiting import AWAITING_COLUMNS, awaiting_themes
from generator.decisions.topics import MOST_CHARS
from generator.errors import DataError
from generator.needs.themes.naming import theme_statements
from generator.needs.topics.corrections import CORRECTION_COLUMNS, read_corrections
from generator.needs.topics.finding import find_topics

THEMES = {"mobilite", "sante"}
EPCI, OTHER = "200039055", "242100410"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


def faults_of(call):
    with pytest.raises(DataError) as refused:
        call()
    return [str(fault) for fault in refused.value.faults]


TOPICS = pd.DataFrame(
    [("T1", EPCI), ("T2", EPCI), ("T3", OTHER)], columns=["topic_id", "epci_code"]
)
MEMBERS = pd.DataFrame(
    [
        ("T1", "s1", 0.2), ("T1", "s2", 0.9), ("T1", "s3", 0.5),
        ("T2", "s4", 0.9), ("T2", "s5", 0.8), ("T3", "s6", 0.9),
    ],
    columns=["topic_id", "statement_id", "closeness"],
)  # fmt: skip
CURRENT = CurrentTopics(TOPICS, MEMBERS)


def test_each_correction_records_the_answers_of_its_topics():
    assert CURRENT.naming("T1", "Le soir")["statement_ids"] == "s1 s2 s3"
    assert CURRENT.merging("T1", "T2")["statement_ids"] == "s1 s2 s3 | s4 s5"
    assert CURRENT.splitting("T1", ["s3"])["statement_ids"] == "s3 | s2 s1"
    moving = CURRENT.moving("T2", ["s3", "s1", "s1"])
    assert (moving["target_topic_id"], moving["statement_ids"]) == ("T2", "s1 s3 | s4 s5")


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda: CURRENT.naming("T9", "x"), "le sujet « T9 » n'est pas dans le calcul courant"),
        (lambda: CURRENT.merging("T1", "T9"), "le sujet « T9 » n'est pas"),
        (lambda: CURRENT.merging("T1", "T1"), "un sujet ne se fusionne pas avec lui-même"),
        (lambda: CURRENT.merging("T1", "T3"), "plusieurs intercommunalités : 200039055 et 2421"),
        (lambda: CURRENT.splitting("T1", ["s1", "s4"]), "pas dans ce sujet : s4"),
        (lambda: CURRENT.splitting("T1", ["s1", "s2", "s3"]), "toutes les réponses"),
        (lambda: CURRENT.splitting("T1", []), "aucune réponse n'est nommée"),
        (lambda: CURRENT.moving("T2", ["s9"]), "dans aucun sujet : s9"),
        (lambda: CURRENT.moving("T2", ["s1", "s4"]), "déjà dans ce sujet : s4"),
        (lambda: CURRENT.moving("T2", ["s6"]), "plusieurs intercommunalités"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_before_it_is_written(ask, sentence):
    (told,) = faults_of(ask)
    assert sentence in told


def test_a_correction_of_a_large_topic_fits_in_a_spreadsheet_s_cell():
    keys = [f"enquete-{number:06d}" for number in range(6_000)]  # 15 characters with the space
    large = pd.DataFrame({"topic_id": "T1", "statement_id": keys, "closeness": 0.5})
    current = CurrentTopics(TOPICS, pd.concat([large, MEMBERS[3:]]))
    cells = {
        "nommer": current.naming("T1", "Le soir")["statement_ids"],
        "fusionner": current.merging("T1", "T2")["statement_ids"],
        "scinder": current.splitting("T1", keys[:10])["statement_ids"],
        "deplacer": current.moving("T1", ["s4"])["statement_ids"],
    }
    assert max(map(len, cells.values())) <= MOST_CHARS + len(" | ")
    assert len(cells["nommer"].split()) == MOST_CHARS // 15
    assert cells["fusionner"].endswith(" | s4 s5")
    # Half of those that stay would make the others look like new answers.
    assert cells["scinder"] == " ".join(keys[:10])
    assert cells["deplacer"].startswith("s4 | enquete-")
    (told,) = faults_of(lambda: current.splitting("T1", keys[:3_000]))
    assert "faites-le en plusieurs fois" in told.lower()


def test_numbers_go_on_after_the_greatest_whatever_people_typed(folder):
    header, line = ";".join(CORRECTION_COLUMNS), ";2026-11-20;A;nommer;t1;;Nom;s1\n"
    folder.mkdir()
    (folder / "sujets.csv").write_text(f"{header}\nc000041{line}x9{line}")
    told = append_topic_correction(
        folder, CURRENT.naming("T1", "Le soir"), author="A", made_on="2026-11-20"
    )
    assert told["correction_id"] == "c000042"


def test_the_name_of_a_topic_is_masked_before_it_is_written(folder):
    asked = CURRENT.naming("T1", "Appeler Mme Durand au 06 12 34 56 78")
    append_topic_correction(folder, asked, author="A. M.", made_on="2026-11-20")
    kept = (folder / "sujets.csv").read_text(encoding="utf-8-sig")
    assert "Durand" not in kept
    assert "06 12" not in kept
    (told,) = faults_of(
        lambda: append_topic_correction(folder, asked | {"topic_label_fr": " "}, author="A",
                                        made_on="2026-11-20")
    )  # fmt: skip
    assert "« nommer » demande le nom" in told


# From the file to the tables.


def answers(prefix, count, text):
    return [
        {"statement_id": f"{prefix}{n}", "epci_code": EPCI, "respondent_id": f"p-{prefix}{n}",
         "statement_text": text, "statement_date": "2026-03-01", "is_publishable": True,
         "theme_hint": pd.NA, "theme_given": pd.NA}
        for n in range(count)
    ]  # fmt: skip


def test_a_theme_set_by_an_officer_is_the_statement_s_own(folder):
    said = pd.DataFrame([*answers("a", 1, "un bus le soir"), *answers("b", 1, "la fibre")])
    for statement, theme in (("b0", "sante"), ("a0", None)):
        decided = ThemeCorrection(statement, theme, "A. M.", "2026-11-20")
        append_theme_correction(folder, decided, THEMES)
    lexicon = {"mobilite": ["bus"], "sante": ["médecin"]}
    themed = theme_statements(said, lexicon, read_theme_corrections(folder, THEMES))
    told = themed[["statement_id", "theme_id", "decided_by"]].to_numpy().tolist()
    assert told == [["b0", "sante", "personne"]]


def test_corrections_written_here_are_those_that_topics_apply(folder):
    said = pd.DataFrame(
        [*answers("b", 8, "Un bus le soir"), *answers("v", 5, "Une piste cyclable")]
    )
    themes = pd.DataFrame({"statement_id": said["statement_id"], "theme_id": "mobilite", "rank": 1})
    before = find_topics(said, themes, read_topic_corrections(folder))
    current = CurrentTopics(before.topics, before.members)
    bus, bike = (
        before.members.set_index("statement_id")["topic_id"][key] for key in ("b0", "v0")
    )  # fmt: skip
    for asked in (
        current.naming(bus, "Rentrer le soir"),
        current.splitting(bus, ["b4", "b5"], "Le samedi"),
        current.moving(bike, ["b3"]),
        current.merging(bike, bus),
    ):
        append_topic_correction(folder, asked, author="A. M.", made_on="2026-11-20")
    corrections = read_topic_corrections(folder)
    # Made on one day, they are applied in the order in which they were written.
    actions = [correction.action for correction in read_corrections(corrections)]
    assert actions == ["nommer", "scinder", "deplacer", "fusionner"]
    after = find_topics(said, themes, corrections)
    assert after.unapplied.empty
    labels = after.topics.set_index("topic_label_fr")["statement_count"].to_dict()
    assert labels == {"Rentrer le soir": 8 - 2 + 5, "Le samedi": 2}


LEXICON = {"mobilite": ["bus", "vélo"], "sante": ["médecin", "santé"]}


def awaiting(*said):
    """Show answers that wait, each a text and the heading chosen; their themes in this order."""
    rows = [(f"s{n}", "e", EPCI, pd.NA, text, hint) for n, (text, hint) in enumerate(said)]
    answers = pd.DataFrame(rows, columns=list(AWAITING_COLUMNS)).astype("string")
    return awaiting_themes(answers, [row[0] for row in rows], LEXICON)


def test_what_waits_is_shown_masked_with_the_themes_whose_words_it_holds():
    found = awaiting(("Un bus vers le médecin, M. Durand", pd.NA), ("Rien de cela", pd.NA))
    assert found["theme_ids"].tolist() == [["mobilite", "sante"], []]
    assert "Durand" not in found["statement_text"][0]


def test_only_what_waits_is_shown():
    said = pd.DataFrame(
        [(key, "e", EPCI, pd.NA, "Un bus", pd.NA) for key in ("s2", "s1", "s3")],
        columns=list(AWAITING_COLUMNS),
    ).astype("string")
    found = awaiting_themes(said, ["s2", "s1"], LEXICON)
    assert found["statement_id"].tolist() == ["s1", "s2"]


def test_a_heading_supports_what_is_said_but_is_no_word_of_the_answer():
    # Bus and vélo: 2 points of mobility; médecin: 1, and 1 more for the heading, is no more.
    said = awaiting(("un bus, un vélo, un médecin", "Santé"), ("un bus, un médecin", "Santé"))
    assert said["theme_ids"].tolist() == [["mobilite", "sante"], ["sante", "mobilite"]]


def test_a_heading_proposes_no_theme_where_the_answer_speaks_of_something_else():
    assert awaiting(("Baissez les impôts", "Santé"))["theme_ids"].tolist() == [[]]


def test_words_of_none_of_our_themes_are_read_as_the_build_reads_them():
    # « budget de l'État » hides « État » and names none of our themes, so nothing is proposed.
    assert awaiting(("Le budget de l'État", pd.NA))["theme_ids"].tolist() == [[]]
