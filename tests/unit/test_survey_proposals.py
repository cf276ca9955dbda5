"""Resources and offers to act, told by people beside their needs."""

import pytest

from generator.needs.answers.mapping import propose
from generator.needs.answers.statements import PROPOSAL_COLUMNS, Origin, to_statements
from generator.needs.files.reading import read_table

EPCI = "200000001"
RESOURCES = "Quelles ressources connaissez-vous ?"
OFFERS = "Souhaitez-vous vous impliquer ?"


def imported(*lines):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    return to_statements(table, propose(table), survey_id="s", origin=Origin(EPCI), communes=None)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Connaissez-vous un lieu, un savoir-faire disponible ?", "resource_text"),
        ("Locaux disponibles", "resource_text"),
        ("Vos compétences", "resource_text"),
        ("Que pouvez-vous apporter face à ces besoins ?", "resource_text"),
        ("Que pourriez-vous mettre à disposition ?", "resource_text"),
        ("Souhaitez-vous vous impliquer dans un projet ?", "offer_text"),
        ("Seriez-vous prêt·e à donner du temps ?", "offer_text"),
        ("Je peux aider", "offer_text"),
        ("Quelles compétences vous manquent ?", "statement_text"),
        ("Quelles idées pour les produits locaux ?", "statement_text"),
        ("Quelles sont vos ressources mensuelles ?", "unknown"),
    ],
)
def test_a_question_tells_whether_it_asks_for_a_need_a_resource_or_an_offer(question, role):
    table = read_table(f"id|{question}\n1|je sais réparer les vélos du village\n".encode(), "e.csv")
    guess = next(column for column in propose(table).columns if column.name == question)
    # A sentence under a header that says nothing is read as a text when no other column is one.
    expected = {"unknown": {"unknown", "statement_text"}}.get(role, {role})
    assert guess.role in expected


def test_resources_and_offers_are_proposed_apart_from_the_needs():
    found = imported(
        f"id;Commune;Profil;Besoin;{RESOURCES};{OFFERS}",
        '7;Dijon;asso;un bus;"- un garage vide\n- deux vélos";deux heures le samedi',
    )
    assert found.statements["statement_text"].tolist() == ["un bus"]
    assert found.proposals.drop(columns=["survey_id", "epci_code"]).fillna(
        "?"
    ).to_numpy().tolist() == [
        ["s-7-r1", "?", "ressource", "un garage vide", "association", 2],
        ["s-7-r2", "?", "ressource", "deux vélos", "association", 2],
        ["s-7-r3", "?", "offre", "deux heures le samedi", "association", 2],
    ]


def test_a_row_with_a_resource_alone_is_kept():
    found = imported(f"id;Besoin;{RESOURCES}", "1;;un garage vide", "2;RAS;non", "3;du pain;")
    assert found.counts["kept"] == 2
    assert found.counts["not_an_answer"] == 1
    assert found.counts["statements"] == 1
    assert found.proposals["proposal_id"].tolist() == ["s-1-r1"]


def test_a_bare_yes_to_an_offer_says_what_was_asked():
    found = imported(f"id;Besoin;{OFFERS}", "1;;oui", "2;;Non", "3;;peut-être le samedi")
    assert found.proposals["proposal_text"].tolist() == [
        "Souhaitez-vous vous impliquer ? Oui",
        "peut-être le samedi",
    ]
    assert found.counts["not_an_answer"] == 1


def test_resources_are_masked_like_any_text():
    found = imported(f"id;Besoin;{RESOURCES}", "1;un bus;un garage, écrire à c@d.fr")
    assert found.proposals["proposal_text"].tolist() == ["un garage, écrire à [courriel]"]
    assert found.masked.set_index("kind")["masked_count"]["courriel"] == 1


def test_without_a_number_a_resource_does_not_change_its_statement_s_key():
    alone = imported("Besoin", "un bus du soir", "du pain frais")
    beside = imported(f"Besoin;{RESOURCES}", "un bus du soir;un garage vide", "du pain frais;")
    assert alone.statements["statement_id"].tolist() == beside.statements["statement_id"].tolist()
    key = alone.statements["statement_id"][0].removesuffix("-1")
    assert beside.proposals["proposal_id"].tolist() == [f"{key}-r1"]


def test_a_place_that_is_refused_refuses_the_resource_too():
    found = imported(f"id;Code commune;Besoin;{RESOURCES}", "1;abc;un bus;un garage vide")
    assert found.proposals.empty
    assert found.counts["rejected"] == 1


def test_the_columns_have_their_types_even_without_a_proposal():
    for lines in (("id;Besoin", "1;un bus"), (f"id;{RESOURCES}", "1;un garage vide")):
        assert imported(*lines).proposals.dtypes.astype(str).to_dict() == PROPOSAL_COLUMNS


def test_the_same_resource_sent_twice_is_set_aside():
    found = imported(f"id;Besoin;{RESOURCES}", "1;;un garage vide", "1;;un garage vide")
    assert found.counts["set_aside"] == 1
    assert len(found.proposals) == 1
