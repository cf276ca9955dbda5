"""``generateur registre``: the workbook and the queue, as a person types them."""

import json

import openpyxl
import pandas as pd
import pytest

from generator.resources.proposals import PROPOSAL_COLUMNS

EPCI = "200039055"
TABLES = [
    "ressources", "competences", "acteurs", "liens", "contributions", "participations", "locaux",
    "structures", "colleges", "membres", "faits",
]  # fmt: skip


@pytest.fixture
def space(tmp_path):
    return tmp_path / "espace"


@pytest.fixture
def registre(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, "registre", *words)

    return call


@pytest.fixture
def filled(registre, tmp_path):
    def fill(name="act-1", epci=EPCI):
        path = tmp_path / f"{name}.xlsx"
        assert registre("modele", path).status == 0
        book = openpyxl.load_workbook(path)
        for column, value in enumerate([name, "financeur", "Fondation"], start=1):
            book["Acteurs"].cell(3, column, value)
        book["Acteurs"].cell(3, 6, epci)
        book.save(path)
        return path

    return fill


@pytest.fixture
def answers(monkeypatch):
    rows = [
        ("p1", "enquete", EPCI, "21231", "ressource", "Je prête mon hangar", "habitant", 4),
        ("p2", "enquete", "242100410", pd.NA, "ressource", "du temps", "habitant", 5),
    ]
    frame = pd.DataFrame(rows, columns=list(PROPOSAL_COLUMNS))
    monkeypatch.setattr("generator.intake.load_proposals", lambda _: frame, raising=False)


def test_a_template_never_replaces_a_file(registre, tmp_path):
    path = tmp_path / "registre.xlsx"
    done = registre("modele", path, "--epci", EPCI, "--json")
    assert done.status == 0, done.err
    assert json.loads(done.out) == {"fichier": str(path), "lignes": dict.fromkeys(TABLES, 0)}
    again = registre("modele", path)
    assert again.status == 2
    assert "ce fichier existe déjà" in again.err


def test_a_workbook_is_checked_imported_and_exported_again(registre, filled, space, tmp_path):
    path = filled()
    checked = registre("verifier", path, "--json")
    counts = dict.fromkeys(TABLES, 0) | {"acteurs": 1}
    assert json.loads(checked.out) == {
        "lignes": counts,
        "masques": {},
        "feuilles_absentes": [],
        "fautes": [],
    }
    assert not (space / "registres").exists()

    done = registre("importer", path, "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told.keys() == {"lignes", "masques", "feuilles_absentes", "ajoutees", "retirees"}
    assert told["ajoutees"]["acteurs"] == ["act-1"]

    again = tmp_path / "encore.xlsx"
    assert json.loads(registre("modele", again, "--rempli", "--json").out)["lignes"] == counts
    kept = (space / "registres" / "acteurs.csv").read_bytes()
    assert registre("importer", again).status == 0
    assert (space / "registres" / "acteurs.csv").read_bytes() == kept


def test_the_faults_of_a_workbook_are_told_to_people_and_to_machines(registre, filled):
    path = filled(epci="12")
    plain = registre("verifier", path)
    assert (plain.status, plain.out) == (3, "")
    assert "act-1.xlsx, feuille « Acteurs », ligne 3, colonne « Code de l'EPCI »" in plain.err
    machine = registre("verifier", path, "--json")
    assert machine.status == 3
    (fault,) = json.loads(machine.out)["fautes"]
    assert fault.keys() == {"what", "where", "example", "remedy"}


def test_an_import_that_would_lose_rows_asks_first(registre, filled):
    assert registre("importer", filled("act-1")).status == 0
    other = filled("act-2")
    refused = registre("importer", other)
    assert refused.status == 3
    assert "act-1" in refused.err
    assert "--remplacer" in refused.err
    done = registre("importer", other, "--remplacer", "--json")
    assert json.loads(done.out)["retirees"]["acteurs"] == ["act-1"]


def test_nothing_real_is_imported_beside_the_demonstration(registre, filled, space):
    path = filled()
    space.mkdir()
    (space / "demonstration.txt").touch()
    done = registre("importer", path)
    assert done.status == 3
    assert "données fictives de la démonstration" in done.err


@pytest.mark.usefixtures("answers")
def test_the_queue_lists_what_nobody_read_with_a_suggested_kind(registre):
    done = registre("file", "--epci", EPCI, "--json")
    assert done.status == 0, done.err
    (row,) = json.loads(done.out)
    assert list(row) == [*PROPOSAL_COLUMNS, "resource_kind_id", "resource_kind_label_fr"]
    assert (row["proposal_id"], row["resource_kind_id"]) == ("p1", "workshop")
    everywhere = json.loads(registre("file", "--json").out)
    assert [row["commune_code"] for row in everywhere] == ["21231", None]


@pytest.mark.usefixtures("answers")
def test_what_a_person_decides_leaves_the_queue(registre, space):
    done = registre(
        "confirmer", "p1", "--sorte", "workshop", "--intitule", "Hangar", "--auteur", "Équipe A",
        "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert (told["decision"], told["resource_kind_id"]) == ("confirmee", "workshop")
    aside = registre("ecarter", "p2", "--raison", "trop vague", "--auteur", "Équipe A")
    assert aside.status == 0, aside.err
    assert json.loads(registre("file", "--json").out) == []
    lines = (space / "decisions" / "ressources.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in lines[1:]] == [["p1", "confirmee"], ["p2", "ecartee"]]


@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["confirmer", "p9", "--sorte", "workshop"], 3, "aucune proposition ne porte"),
        (["confirmer", "p1", "--sorte", "piscine"], 3, "sorte de ressource inconnue « piscine »"),
        (["confirmer", "p1"], 2, "sorte"),
    ],
)
def test_a_decision_typed_wrong_is_told(registre, space, words, status, sentence):
    done = registre(*words, "--intitule", "Hangar", "--auteur", "Équipe A")
    assert done.status == status
    assert sentence in done.err
    assert not (space / "decisions" / "ressources.csv").exists()


@pytest.mark.usefixtures("answers")
def test_a_decision_is_always_signed(registre):
    done = registre("ecarter", "p1", "--raison", "trop vague")
    assert done.status == 2
    assert "auteur" in done.err
