"""Closed questions: options listed, given a theme by a person, and read as needs."""

from dataclasses import replace

import pandas as pd
import pytest

from generator.errors import SurveyError
from generator.needs.answers.closed_questions import find_options, ticked
from generator.needs.answers.mapping import fit, from_yaml, propose, to_yaml
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import read_table

EPCI = "200000001"
QUESTION = "Quels services vous manquent ?"
THEMES = {"mobilite", "sante", "alimentation"}


def table_of(*lines, options=None, kind=None):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    return replace(table, options=options or {}, kind=kind or table.kind)


def folded(*cells):
    return table_of(
        f"id|{QUESTION}",
        *(f"{rank}|{cell}" for rank, cell in enumerate(cells, start=1)),
        options={QUESTION: ("Un bus", "Un médecin", "Autre")},
    )


def themed(mapping, **themes):
    columns = [
        column.model_copy(update={"themes": column.themes | themes})
        if column.role == "need_choice"
        else column
        for column in mapping.columns
    ]
    return mapping.model_copy(update={"columns": tuple(columns)})


def imported(table, mapping=None):
    return to_statements(
        table, mapping or propose(table), survey_id="s", origin=Origin(EPCI), communes=None
    )


def said(found):
    return found.statements[["statement_text", "theme_given"]].fillna("?").to_numpy().tolist()


def test_the_options_of_a_closed_question_wait_for_their_themes():
    mapping = propose(folded(f"Un bus{OPTION_MARK}Un médecin"))
    assert mapping.named("need_choice") == [QUESTION]
    assert mapping.themes_of(QUESTION) == {"Un bus": "", "Un médecin": "", "Autre": ""}
    assert "Un médecin: ''" in to_yaml(mapping)
    assert from_yaml(to_yaml(mapping)) == mapping


def test_each_ticked_option_is_a_need_with_the_theme_a_person_gave_it():
    table = folded(f"Un bus{OPTION_MARK}Un médecin", f"Un médecin{OPTION_MARK}Autre", "Autre")
    mapping = themed(propose(table), **{"Un bus": "mobilite"})
    found = imported(table, mapping)
    assert said(found) == [["Un bus", "mobilite"], ["Un médecin", "?"], ["Un médecin", "?"]]
    assert found.statements["statement_id"].tolist() == ["s-1-1", "s-1-2", "s-2-1"]
    assert found.counts["not_an_answer"] == 1  # « Autre » alone names no need


def test_an_option_that_is_not_on_the_list_is_kept_as_a_text_and_said():
    found = imported(folded(f"Un bus{OPTION_MARK}une fanfare municipale"))
    assert said(found) == [["Un bus", "?"], ["une fanfare municipale", "?"]]
    assert found.notes == {"réponses hors de la liste d'options, gardées comme texte": 1}


def test_a_theme_is_filled_in_by_hand_and_checked():
    text = to_yaml(propose(folded("Un bus")))
    filled = text.replace("Un bus: ''", "Un bus: mobilite").replace("Autre: ''", "Autre:")
    mapping = from_yaml(filled, theme_ids=THEMES)
    assert mapping.themes_of(QUESTION) == {"Un bus": "mobilite", "Un médecin": "", "Autre": ""}


def test_themes_that_do_not_exist_are_all_refused_at_once():
    text = to_yaml(propose(folded("Un bus")))
    wrong = text.replace("Un bus: ''", "Un bus: velo").replace("Autre: ''", "Autre: rien")
    with pytest.raises(SurveyError) as caught:
        from_yaml(wrong, theme_ids=THEMES)
    assert [fault.what for fault in caught.value.faults] == [
        "le thème « velo » n'existe pas",
        "le thème « rien » n'existe pas",
    ]
    assert "alimentation, mobilite, sante" in str(caught.value)
    assert f"{QUESTION} › Un bus" in str(caught.value)


def test_new_options_of_a_later_export_join_the_list_without_a_theme():
    mapping = themed(propose(folded("Un bus")), **{"Un bus": "mobilite"})
    later = replace(folded("Un bus"), options={QUESTION: ("Un bus", "Un marché")})
    assert fit(mapping, later, "c.yaml").themes_of(QUESTION) == {
        "Un bus": "mobilite",
        "Un marché": "",
        "Un médecin": "",
        "Autre": "",
    }


def test_answers_joined_by_commas_are_understood_as_a_closed_question():
    table = table_of(
        f"Horodateur;{QUESTION}",
        "25/03/2024 09:51:18;Un bus, Un médecin",
        "25/03/2024 09:52:18;Un médecin, Chauffage, factures",
        "26/03/2024 09:51:18;Un bus, Chauffage, factures",
    )
    mapping = propose(table)
    assert mapping.themes_of(QUESTION) == {
        "Chauffage, factures": "",
        "Un bus": "",
        "Un médecin": "",
    }
    assert imported(table).statements["statement_text"].tolist() == [
        "Un bus",
        "Un médecin",
        "Un médecin",
        "Chauffage, factures",
        "Un bus",
        "Chauffage, factures",
    ]


@pytest.mark.parametrize(
    ("cells", "kind", "options"),
    [
        (
            ["Un bus;Un médecin;", "Un bus;", "Un médecin;"],
            "microsoft_forms",
            ["Un bus", "Un médecin"],
        ),
        (["bus sans_gluten", "bus", "sans_gluten"], "kobo", ["bus", "sans_gluten"]),
        (["Sans gluten Végane", "Végane", "Sans gluten"], "kobo", []),
        (["Bus,Pain", "Pain", "Bus"], "framaforms", ["Bus", "Pain"]),
        (
            ["Commerces (pain, lait), Bus", "Bus", "Commerces (pain, lait)"],
            "google_forms",
            ["Bus", "Commerces (pain, lait)"],
        ),
        (["Un bus le soir", "Une crèche", "Du pain"], "tableau", []),
        (["Bus", "Bus"], "tableau", []),
    ],
)
def test_options_are_found_as_each_tool_joins_them(cells, kind, options):
    assert list(find_options(pd.Series(cells, dtype="string"), kind)) == options


def test_sentences_said_twice_are_no_options():
    cells = ["il faudrait vraiment un bus le soir pour rentrer du travail"] * 2
    cells += ["le médecin du bourg est parti sans que personne le remplace"] * 2
    assert find_options(pd.Series(cells, dtype="string"), "tableau") == ()


@pytest.mark.parametrize(
    ("cell", "labels", "left_over"),
    [
        ("Bus, Bus de nuit", ("Bus", "Bus de nuit"), ()),
        ("Bus de nuit; Bus", ("Bus de nuit", "Bus"), ()),
        ("Pain, lait, Bus", ("Pain, lait", "Bus"), ()),
        ("Bus, un four, banal", ("Bus",), ("un four, banal",)),
        ("un four, Bus", ("Bus",), ("un four",)),
        ("Autre (un four banal)", ("Autre",), ("un four banal",)),
        ("Bus scolaire", (), ("Bus scolaire",)),
        ("Bus,\u00a0Bus", ("Bus",), ()),
        (" ; ,", (), ()),
        ("", (), ()),
    ],
)
def test_known_labels_are_cut_longest_first_and_the_rest_is_left_over(cell, labels, left_over):
    found = ticked(cell, ["Bus", "Bus de nuit", "Pain, lait", "Autre"], "google_forms")
    assert (found.labels, found.left_over) == (labels, left_over)


@pytest.mark.parametrize(
    "labels", [("Oui", "Non"), ("Souvent", "Parfois", "Jamais"), ("1", "2", "3")]
)
def test_grades_and_yes_or_no_are_not_needs(labels):
    question = "Avez-vous des difficultés à vous déplacer ?"
    table = table_of(f"id;Besoin;{question}", f"1;un bus;{labels[0]}", options={question: labels})
    assert propose(table).named("unknown") == [question]


def test_a_closed_question_and_a_text_are_both_read():
    table = table_of(
        f"id;Besoin;{QUESTION}",
        f"1;un bus du soir;Un médecin{OPTION_MARK}Un bus",
        options={QUESTION: ("Un bus", "Un médecin")},
    )
    assert imported(table).statements["statement_text"].tolist() == [
        "un bus du soir",
        "Un médecin",
        "Un bus",
    ]
