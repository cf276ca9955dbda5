"""A file of answers becomes statements: cut, read, masked, counted."""

import pytest

from generator.errors import ContractError, SurveyError
from generator.needs.answers.mapping import propose
from generator.needs.answers.statements import STATEMENT_COLUMNS, Origin, to_statements
from generator.needs.files.reading import read_table
from tests.unit.statements.surveys import EPCI, imported, texts


def test_a_title_and_its_body_make_one_text():
    found = imported("id;Titre;Besoin", "1;Bus;le soir", "2;Bus;Bus du soir", "3;Un bus ?;Oui !")
    assert texts(found) == ["Bus. le soir", "Bus du soir", "Un bus ? Oui !"]


def test_a_title_without_a_body_is_a_statement():
    assert texts(imported("id;Titre;Besoin", "1;Un bus du soir;")) == ["Un bus du soir"]


def test_an_answer_is_cut_where_its_author_cut_it_and_short_sentences_stay_together():
    found = imported(
        "id,Besoin",
        '1,"un bus; une crèche"',
        '2,"Il faut :\n- du pain\n- du lait, du vin\n1) un marché"',
        '3,"Un bus.\nLe soir"',
    )
    assert texts(found) == [
        "un bus",
        "une crèche",
        "Il faut : du pain",
        "du lait, du vin",
        "un marché",
        "Un bus. Le soir",
    ]
    assert found.statements["statement_id"].tolist() == [
        "besoins-1-1",
        "besoins-1-2",
        "besoins-2-1",
        "besoins-2-2",
        "besoins-2-3",
        "besoins-3-1",
    ]
    assert found.statements["source_row"].tolist() == [2, 2, 3, 3, 3, 4]


def test_html_bodies_are_read_as_text():
    found = imported("id,body", "1,<p>un&nbsp;bus</p><ul><li>le soir</li><li>le matin</li></ul>")
    assert texts(found) == ["un\u00a0bus", "le soir", "le matin"]


def test_a_text_needs_three_letters_and_something_to_say():
    found = imported("id;Besoin", "1;ok", "2;RAS", "3;...", "4;", "5;Néant", "6;bus")
    assert texts(found) == ["bus"]
    assert found.counts["not_an_answer"] == 5
    assert found.counts["heard_without_need"] == 2
    assert set(found.rejects["column"]) == {"Besoin"}


def test_several_text_columns_each_give_statements():
    assert texts(imported("id;Besoin;Remarque", "1;un bus;vite")) == ["un bus", "vite"]


def test_without_a_place_column_statements_belong_to_the_epci_with_no_commune():
    found = imported("id;Besoin", "1;un bus")
    assert found.statements["commune_code"].isna().all()
    assert found.statements["epci_code"].tolist() == [EPCI]


def test_what_was_taken_out_of_each_text_is_told_text_by_text():
    found = imported("id;Besoin", "1;un bus, écrire à c@d.fr", "2;du pain frais")
    told = found.masked_by_statement.fillna("rien")
    assert told.to_numpy().tolist() == [["besoins-1-1", "courriel"], ["besoins-2-1", "rien"]]


def test_what_was_taken_out_of_a_text_sent_by_two_people_is_counted_twice():
    found = imported("id;Besoin", "1;écrire à c@d.fr", "2;écrire à c@d.fr", "3;un bus", "4;un bus")
    assert texts(found) == ["écrire à [courriel]"] * 2 + ["un bus"] * 2
    assert found.masked.set_index("kind")["masked_count"]["courriel"] == 2


def test_rejects_never_hold_the_free_text():
    found = imported("id;Code commune;Besoin", "1;99999;un secret de famille")
    assert "secret" not in found.rejects.to_csv()


def test_statement_ids_never_hold_a_name():
    found = imported("id;Besoin", "Anne Durand;un bus", change={"id": "answer_id"})
    assert found.statements["statement_id"][0].startswith("besoins-l2.")


def test_texts_are_masked_and_the_personal_columns_are_not_kept():
    found = imported("id;Nom;E-mail;Besoin", "1;Durand;a@b.fr;un bus, écrire à c@d.fr")
    assert texts(found) == ["un bus, écrire à [courriel]"]
    assert "Durand" not in found.statements.to_csv()
    assert found.masked.set_index("kind")["masked_count"]["courriel"] == 1


def test_titles_and_totals_are_counted_with_the_rows():
    found = imported("Enquête;;", "id;Commune;Besoin", "1;Dijon;un bus", "Total;1;")
    assert found.counts == {
        "rows_in": 3,
        "kept": 1,
        "set_aside": 0,
        "rejected": 0,
        "not_an_answer": 2,
        "statements": 1,
        "heard_without_need": 0,
    }


def test_the_columns_have_their_types_even_when_nothing_is_kept():
    for found in (imported("id;Besoin", "1;un bus"), imported("id;Besoin", "1;RAS")):
        assert found.statements.dtypes.astype(str).to_dict() == STATEMENT_COLUMNS


def test_a_survey_without_a_text_column_is_refused():
    with pytest.raises(SurveyError, match=r"aucune des 2 colonnes ne porte le texte.*« Couleur »"):
        imported("id;Couleur", "1;bleu")


def test_a_malformed_epci_is_refused():
    table = read_table(b"id;Besoin\n1;un bus\n", "e.csv")
    with pytest.raises(ContractError, match="EPCI"):
        to_statements(table, propose(table), survey_id="s", origin=Origin("21"), communes=None)


def test_a_theme_written_by_a_person_is_masked_too():
    found = imported("id;Thème;Besoin", "1;écrire à c@d.fr;un bus", "2;;du pain")
    assert found.statements["theme_hint"].fillna("?").tolist() == ["écrire à [courriel]", "?"]
