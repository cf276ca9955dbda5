import json

import pytest

from generator.errors import SurveyError
from generator.needs.answers.mapping import fit, from_yaml, propose, to_yaml
from generator.needs.files.reading import read_table


def table_of(*lines):
    return read_table("\n".join(lines).encode(), "enquete.csv")


def of_json(answers):
    return read_table(json.dumps(answers).encode(), "kobo.json")


def roles(*lines):
    return {column.name: column.role for column in propose(table_of(*lines)).columns}


def test_a_decidim_export_is_understood():
    header = "id;category/id;category/name/en;category/name/fr;title;body;votes;created_at;url"
    row = "457;39;;Autre sujet;Bus;un bus le soir;2;2019-01-24 22:29:15 +0100;http://x"
    assert roles(header, row) == {
        "id": "answer_id",
        "category/id": "system",
        "category/name/en": "system",
        "category/name/fr": "theme_hint",
        "title": "statement_title",
        "body": "statement_text",
        "votes": "system",
        "created_at": "date",
        "url": "system",
    }


def test_a_hand_made_workbook_is_understood_despite_spelling():
    header = "N°;Code INSEE;COMMUNE :;Code postal;Vous êtes;Besoinss;Thématique;Couleur"
    assert roles(header, "1;21231;Dijon;21000;habitant;un bus;Mobilité;bleu") == {
        "N°": "answer_id",
        "Code INSEE": "commune_code",
        "COMMUNE :": "commune_name",
        "Code postal": "postal_code",
        "Vous êtes": "respondent_kind",
        "Besoinss": "statement_text",
        "Thématique": "theme_hint",
        "Couleur": "unknown",
    }


def test_people_are_recognised_by_name_and_by_content():
    header = "Besoin;Nom;Votre prénom;Adresse e-mail;Adresse IP;Autre;Pour vous joindre"
    row = "un bus;Durand;Anne;a@b.fr;10.0.0.1;bleu;06 12 34 56 78"
    personal = [name for name, role in roles(header, row).items() if role == "personal"]
    assert personal == ["Nom", "Votre prénom", "Adresse e-mail", "Adresse IP", "Pour vous joindre"]


def test_an_open_question_about_needs_is_a_text_and_the_others_are_listed():
    question = "Quels sont les besoins non couverts près de chez vous ?"
    mapping = propose(
        table_of(
            f"Horodateur,{question},Combien de voitures ?",
            "25/03/2024 09:51:18,il manque un bus le samedi matin,2",
        )
    )
    assert mapping.named("statement_text") == [question]
    assert mapping.named("unknown") == ["Combien de voitures ?"]


def test_short_answers_to_a_question_about_needs_are_texts_but_not_yes_or_no():
    header = "id;Quels sont vos besoins ?;Avez-vous des difficultés ?;Combien d'attentes ?"
    assert roles(header, "1;un bus;oui;3", "2;pain;non;4") == {
        "id": "answer_id",
        "Quels sont vos besoins ?": "statement_text",
        "Avez-vous des difficultés ?": "unknown",
        "Combien d'attentes ?": "unknown",
    }


def test_a_tool_s_keys_are_not_sentences():
    key = "uuid:8cd7b882-c913-42cd-9c80-abcdeffedcba"
    found = propose(table_of("Q1;Q2", f"il manque un bus le samedi;{key}"))
    assert found.named("unknown") == ["Q2"]


def test_without_any_known_name_only_sentences_are_proposed_as_texts():
    found = propose(table_of("Q1;Q2;Q3", "il manque un bus le samedi;47.3220 5.0414 240 12;oui"))
    assert {c.name: (c.role, c.basis) for c in found.columns} == {
        "Q1": ("statement_text", "contenu"),
        "Q2": ("point", "contenu"),
        "Q3": ("unknown", "aucune"),
    }


def test_a_role_that_is_read_once_goes_to_the_best_named_column():
    found = roles("Date;created_at;Besoin", "hier;2026-01-02;un bus")
    assert found == {"Date": "unknown", "created_at": "date", "Besoin": "statement_text"}


@pytest.mark.parametrize("number", ["G01Q04. ", "2. ", "Q3 - ", "4) ", "Q12: "])
def test_a_question_is_known_behind_its_number(number):
    found = roles(f"id;{number}Votre commune;{number}Besoin", "1;Dijon;un bus")
    assert list(found.values()) == ["answer_id", "commune_name", "statement_text"]


def test_a_name_that_begins_with_a_number_of_people_is_no_numbered_question():
    assert roles("id;Besoin;3 communes", "1;un bus;Dijon")["3 communes"] == "unknown"


def test_a_question_is_known_inside_its_group_whoever_stands_in_it_included():
    kobo = {"_id": 1, "_uuid": "u1", "_submission_time": "2024-01-02T03:04:05"}
    asked = {"lieu/commune": "Dijon", "lieu/besoin": "un bus", "lieu/nom": "Durand"}
    found = {c.name: c.role for c in propose(of_json([kobo | asked])).columns}
    assert found == {
        "_id": "answer_id",
        "_uuid": "system",
        "_submission_time": "date",
        "lieu/commune": "commune_name",
        "lieu/besoin": "statement_text",
        "lieu/nom": "personal",
    }


def test_the_age_of_a_household_s_members_is_not_the_respondent_s():
    members = [{"foyer/age": "34", "foyer/commune": "Dijon"}, {"foyer/age": "12"}]
    answer = {"_id": 1, "_submission_time": "2024-01-02", "besoin": "un bus", "foyer": members}
    found = propose(of_json([answer]))
    assert found.named("unknown") == ["foyer/age", "foyer/commune"]


def test_texts_of_a_repeated_group_are_not_cut_on_their_spaces_as_ticked_codes():
    members = [{"foyer/besoin": "un bus"}, {"foyer/besoin": "un bus"}]
    answers = [
        {"_id": number, "_submission_time": "2024-01-02", "foyer": members} for number in (1, 2)
    ]
    assert propose(of_json(answers)).named("statement_text") == ["foyer/besoin"]


@pytest.mark.parametrize(
    ("question", "cell", "role"),
    [
        ("Quelle est votre commune ?", "Dijon", "commune_name"),
        ("Dans quelle commune habitez-vous ?", "Dijon", "commune_name"),
        ("Dans quel village vivez-vous ?", "Dijon", "commune_name"),
        ("Commune où vous résidez", "Dijon", "commune_name"),
        ("Où habitez-vous aujourd'hui ?", "Dijon", "commune_name"),
        ("Dans quelle commune travaillez-vous ?", "Dijon", "unknown"),
        ("Que pensez-vous de votre commune ?", "Dijon", "unknown"),
        ("Que manque-t-il dans votre commune ?", "un bus", "statement_text"),
        ("Quelle commune voulez-vous pour demain ?", "une ville avec moins de voitures", "unknown"),
        ("Vous répondez à cette enquête en tant que :", "habitant", "respondent_kind"),
        ("Répondez-vous en tant que :", "habitant", "respondent_kind"),
        ("À quel titre répondez-vous ?", "habitant", "respondent_kind"),
    ],
)
def test_where_people_live_and_who_they_are_are_known_from_the_question(question, cell, role):
    assert roles(f"id;Besoin;{question}", f"1;un bus;{cell}")[question] == role


def test_a_question_about_things_to_lend_is_one_even_if_most_people_say_no():
    question = "Avez-vous un local ou du matériel à prêter ?"
    rows = ["1;un bus;non", "2;du pain;une grange vide", "3;une gare;Non"]
    assert roles(f"id;Besoin;{question}", *rows)[question] == "resource_text"
    assert roles(f"id;Besoin;{question}", "1;un bus;non", "2;du pain;oui")[question] == "unknown"


def test_what_a_closed_question_does_not_list_is_read_in_the_column_beside_it():
    header = "id;Quels sont vos besoins ?;Si autre, précisez;Couleur;Précisez"
    rows = ["1;Transport, Santé;une piscine;bleu;clair", "2;Santé, Autre;;vert;foncé"]
    found = roles(header, *rows, "3;Transport, Santé;un cinéma;bleu;clair")
    assert found == {
        "id": "answer_id",
        "Quels sont vos besoins ?": "need_choice",
        "Si autre, précisez": "statement_text",
        "Couleur": "unknown",
        "Précisez": "unknown",
    }


def test_a_mapping_is_kept_word_for_word():
    mapping = propose(table_of("id;Besoin", "1;un bus"))
    assert from_yaml(to_yaml(mapping)) == mapping


def test_the_saved_mapping_tells_a_person_what_to_do():
    text = to_yaml(propose(table_of("id;Besoin", "1;un bus")))
    assert "relancez l'importation avec --accepter" in text
    assert "personal : donnée personnelle, jamais conservée" in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kind: [", "pas du YAML lisible"),
        ("kind: tableau\n", "columns : ce champ manque"),
        ("- a\n", "pas de la forme attendue"),
        ("kind: t\ncolumns:\n- {name: a, role: texte}\n", "pas permise .par exemple texte"),
        ("kind: t\ncolumns:\n- {name: a, role: date, x: 1}\n", "ce champ n'existe pas"),
        (
            "kind: t\ncolumns:\n- {name: a, role: date}\n- {name: b, role: date}\n",
            "le rôle date est donné à 2 colonnes",
        ),
        (
            "kind: t\ncolumns:\n- {name: a, role: unknown}\n- {name: a, role: unknown}\n",
            "la colonne « a » est citée 2 fois",
        ),
    ],
)
def test_a_mapping_at_fault_is_refused_in_french(text, sentence):
    with pytest.raises(SurveyError, match=sentence):
        from_yaml(text)


def test_all_the_faults_of_a_mapping_are_told_at_once():
    with pytest.raises(SurveyError) as caught:
        from_yaml("kind: t\ncolumns:\n- {name: a, role: x}\n- {name: b, role: y}\n")
    assert len(caught.value.faults) == 2


def test_a_missing_column_is_named():
    mapping = propose(table_of("id;Besoin;Commune", "1;un bus;Dijon"))
    with pytest.raises(
        SurveyError, match=r"la colonne « Commune » \(nom de la commune\) manque"
    ) as told:
        fit(mapping, table_of("id;Besoin", "1;un bus"), "correspondance.yaml")
    assert "si c'est une autre enquête, donnez un autre nom au fichier" in str(told.value)


def test_a_new_column_is_not_read_and_people_in_it_are_dropped():
    mapping = propose(table_of("id;Besoin", "1;un bus"))
    found = fit(mapping, table_of("id;Besoin;Remarque;E-mail", "1;un bus;vite;a@b.fr"), "c.yaml")
    assert found.named("unknown") == ["Remarque"]
    assert found.named("personal") == ["E-mail"]
