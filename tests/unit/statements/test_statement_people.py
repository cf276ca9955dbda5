"""Who speaks, when, and by which way: dates, duplicates, consent, people without need."""

import datetime as dt

import pandas as pd
import pytest

from generator.needs.answers.mapping import propose
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.reading import read_table
from tests.unit.statements.surveys import EPCI, imported, texts


def reasons(found):
    return dict(zip(found.rejects["source_row"], found.rejects["reason_fr"], strict=True))


def test_a_date_in_the_future_becomes_unknown_and_is_counted():
    found = imported(
        "id;Date;Besoin",
        "1;2026-03-01;un bus",
        "2;2031-03-01;du pain",
        "3;bientôt;du lait",
        today=dt.date(2026, 11, 1),
    )
    assert found.statements["statement_date"].fillna("?").tolist() == ["2026-03-01", "?", "?"]
    assert found.counts["kept"] == 3
    assert found.notes == {
        "date dans le futur, laissée inconnue": 1,
        "date illisible ou cachée, laissée inconnue": 1,
    }


def test_the_day_or_the_month_comes_first_for_the_whole_column():
    day_first = imported("id;Date;Besoin", "1;03/02/2026;un bus", "2;25/02/2026;du pain")
    assert day_first.statements["statement_date"].tolist() == ["2026-02-03", "2026-02-25"]
    month_first = imported("id;Date;Besoin", "1;03/02/2026;un bus", "2;02/25/2026;du pain")
    assert month_first.statements["statement_date"].tolist() == ["2026-03-02", "2026-02-25"]
    assert month_first.notes == {}


def test_a_doubtful_order_of_day_and_month_is_said():
    found = imported("id;Date;Besoin", "1;03/02/2026;un bus")
    assert found.notes == {"dates lues jour puis mois, faute de preuve": 1}


def test_only_the_dates_in_doubt_are_counted():
    found = imported("id;Date;Besoin", "1;03/02/2026;un bus", "2;2026-02-25;du pain")
    assert found.notes == {"dates lues jour puis mois, faute de preuve": 1}


def test_a_date_that_lost_its_format_is_read_as_a_spreadsheet_counts_days_and_said():
    # 2026-01-01 is 46,023 days after 1899-12-30: 126 years of 365 days, 31 leap days, 2 days.
    days = 126 * 365 + 31 + 2
    found = imported("id;Date;Besoin", f"1;{days};un bus", f"2;{days}.75;du pain", "3;1987;rien")
    assert stated(found.statements)["statement_date"].tolist() == ["2026-01-01", "2026-01-01"]
    assert found.notes == {
        "date illisible ou cachée, laissée inconnue": 1,
        "dates écrites en nombre de jours, lues comme Excel les compte depuis 1900": 2,
    }


def test_a_duplicated_answer_is_set_aside_and_a_contradiction_rejected():
    found = imported(
        "id,category/name/fr,body",
        "7,,un bus",
        "7,,un bus",
        "7,,du pain",
    )
    assert texts(found) == ["un bus"]
    assert reasons(found) == {
        3: "doublon de la ligne 2",
        4: "identifiant déjà porté par la ligne 2",
    }
    assert (found.counts["set_aside"], found.counts["rejected"]) == (1, 1)


def test_in_a_hand_made_workbook_one_number_may_hold_several_answers():
    found = imported("N°;Besoin", "7;un bus", "7;du pain")
    assert found.statements["statement_id"].tolist() == ["besoins-7-1", "besoins-7-2"]


def test_drafts_and_unfinished_answers_are_set_aside():
    drafts = imported("Serial;SID;Adresse IP;Brouillon;Besoin", "1;1;x;1;un bus", "2;2;x;0;du pain")
    assert texts(drafts) == ["du pain"]
    assert drafts.counts["set_aside"] == 1
    lime = imported("id;submitdate;startlanguage;Besoin", "1;;fr;un bus", "2;2026-01-02;fr;du pain")
    assert texts(lime) == ["du pain"]
    assert lime.counts["set_aside"] == 1


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Habitante", "habitant"),
        ("Mr", "habitant"),
        ("asso", "association"),
        ("Artisan", "entreprise"),
        ("Élue de la commune", "acteur_public"),
        ("acteur local", "acteur_local"),
        ("acteur_public", "acteur_public"),
        ("autre", "inconnu"),
        ("", "inconnu"),
    ],
)
def test_who_speaks_is_read_from_people_s_own_words(written, kind):
    found = imported("id;Profil;Besoin", f"1;{written};un bus")
    assert found.statements["respondent_kind"].tolist() == [kind]


def test_a_text_is_publishable_only_if_its_author_ticked_it():
    found = imported("id;Consentement;Besoin", "1;Oui;un bus", "2;Non;du pain", "3;;du lait")
    assert found.statements["is_publishable"].tolist() == [True, False, False]
    assert not imported("id;Besoin", "1;un bus").statements["is_publishable"].any()


@pytest.mark.parametrize(
    "question",
    [
        "Acceptez-vous que votre réponse soit publiée ?",
        "J'accepte que ma réponse soit citée",
        "Autorisez-vous la publication de votre réponse ?",
        "Autorisez-vous la publication de vos propos, sans votre nom ?",
        "Êtes-vous d'accord pour que votre texte soit diffusé ?",
        "Pouvons-nous citer votre témoignage ?",
        "4. J'autorise la communauté de communes à publier ma contribution",
    ],
)
def test_consent_to_be_published_is_read_in_the_words_of_forms(question):
    found = imported(f"id;{question};Besoin", "1;Oui;un bus", "2;Non;du pain", "3;;du lait")
    assert found.statements["is_publishable"].tolist() == [True, False, False]


@pytest.mark.parametrize(
    "question",
    [
        "Je refuse que ma réponse soit publiée",
        "Je n'accepte pas que ma réponse soit publiée",
        "Je ne souhaite pas que ma réponse soit citée",
        "Acceptez-vous que vos réponses soient traitées ?",
        "Acceptez-vous que la synthèse des réponses soit publiée ?",
        "Acceptez-vous la publication de votre photo ?",
        "Acceptez-vous d'être recontacté ?",
    ],
)
def test_what_is_not_consent_to_publish_an_answer_publishes_nothing(question):
    found = imported(f"id;{question};Besoin", "1;Oui;un bus", "2;Non;du pain")
    assert not found.statements["is_publishable"].any()


@pytest.mark.parametrize(
    "said",
    [
        "RAS", "Rien", "néant", "Aucun besoin", "aucun", "Non merci", "R.A.S.", "Tout va bien !",
        "Non, rien.", "Je n'ai besoin de rien pour le moment, merci", "rien ne manque",
        "Pas de difficulté particulière", "Rien de plus. Tout me convient",
    ],
)  # fmt: skip
def test_who_answers_that_nothing_is_needed_is_heard_and_states_nothing(said):
    found = imported("id;Commune;Besoin", "1;Dijon;un bus", f"2;Dijon;{said}")
    silent = found.statements.iloc[-1]
    assert texts(found) == ["un bus"]
    assert found.statements["respondent_id"].tolist() == ["1", "2"]
    assert (silent["is_without_need"], silent["commune_code"]) == (True, "21231")
    assert pd.isna(silent["statement_text"])
    assert not silent["is_publishable"]
    assert found.counts["rows_in"] == found.counts["kept"] + found.counts["not_an_answer"] == 2
    assert (found.counts["statements"], found.counts["heard_without_need"]) == (1, 1)


@pytest.mark.parametrize(
    "said", ["", "Ne sais pas", "NSP", "idem", "sans avis", "n/a", "...", "oui"]
)
def test_who_does_not_say_whether_something_is_needed_is_not_heard(said):
    found = imported("id;Besoin", "1;un bus", f"2;{said}")
    assert found.statements["respondent_id"].tolist() == ["1"]
    assert found.counts["heard_without_need"] == 0


@pytest.mark.parametrize("said", ["rien pour les jeunes", "tout va mal", "aucun bus le soir"])
def test_a_need_that_opens_as_a_refusal_is_a_need(said):
    assert texts(imported("id;Besoin", f"1;{said}")) == [said]


def test_one_need_among_answers_without_need_is_a_need():
    found = imported("id;Besoin;Remarque", "1;un bus;RAS")
    assert (texts(found), found.counts["heard_without_need"]) == (["un bus"], 0)


def test_an_option_that_says_nothing_is_needed_makes_its_author_heard():
    rows = ["1;Bus", "2;Crèche", "3;Aucun besoin", "4;Bus", "5;Crèche"]
    found = imported("id;Quels sont vos besoins ?", *rows)
    assert found.statements["is_without_need"].tolist() == [False] * 4 + [True]


def test_who_needs_nothing_and_offers_something_is_heard_and_the_row_is_kept():
    found = imported("id;Besoin;Ressources que vous pourriez partager", "1;rien;une grange")
    assert (found.counts["kept"], found.counts["heard_without_need"]) == (1, 1)
    assert found.proposals["proposal_text"].tolist() == ["une grange"]
    assert found.statements["is_without_need"].tolist() == [True]


def test_who_answers_from_elsewhere_that_nothing_is_needed_is_not_heard():
    found = imported("id;Commune;Besoin", "1;Dijon;un bus", "2;Ailleursville;rien")
    assert found.counts["rejected"] == 1
    assert found.counts["heard_without_need"] == 0


@pytest.mark.parametrize("kind", ["enquete", "entretien", "signalement"])
def test_every_statement_says_by_which_way_it_came(kind):
    table = read_table("id;Besoin\n1;un bus; du pain\n2;un marché\n".encode(), "e.csv")
    origin = Origin(EPCI, source_kind=kind)
    found = to_statements(table, propose(table), survey_id="s", origin=origin, communes=None)
    assert set(found.statements["source_kind"]) == {kind}
