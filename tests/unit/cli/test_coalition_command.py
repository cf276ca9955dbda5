"""``porteurs coalition``: from the registers of a workspace to the smallest group of actors."""

import io
import json
import re
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from generator.carriers.coalition_needs import actors_of, categories_asked, roles_asked
from generator.carriers.coalition_opportunity import Project, coalition_for
from generator.carriers.coalition_sheet import HEADINGS_FR
from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.publication.workbooks.one_sheet import one_sheet

ROOT = Path(__file__).parents[3]
PAGE = (
    (ROOT / "docs/cli/porteurs.md")
    .read_text(encoding="utf-8")
    .partition("## `generateur porteurs coalition")[2]
)
HEADER = (
    "actor_id;actor_kind;actor_name;epci_code;may_be_named;coalition_roles;associate_categories"
)
ACTORS = [
    'act-1;collectivite;Bourg;200039055;oui;"local; financement";collectivites',
    "act-2;ess;Les Amis;200039055;;porteur;associations",
    "act-3;groupe_salaries;Équipe;200039055;non;;salaries",
    "act-4;collectif_habitants;Usagers;200039055;oui;prescription;",
    "act-5;ess;Ailleurs;242100410;oui;matiere;beneficiaires",
]
TIES = "tie_id;actor_id;other_actor_id;tie_kind;rests_on_one_person"


@pytest.fixture
def look(generateur, tmp_path):
    folder = tmp_path / "registres"
    folder.mkdir()
    (folder / "acteurs.csv").write_text("\n".join([HEADER, *ACTORS, ""]), encoding="utf-8")
    tie = "lien-1;act-1;act-2;organisationnel;oui"
    (folder / "liens.csv").write_text(f"{TIES}\n{tie}\n", encoding="utf-8")

    def call(*words):
        return generateur("--espace", tmp_path, "porteurs", "coalition", *words)

    return call


def documented(start):
    told = re.search(rf"^JSON{start}.*? : (.*?)\.$", PAGE, re.MULTILINE | re.DOTALL)
    return re.findall(r"`(\w+)`", told[1])


def test_the_answer_has_the_keys_of_its_page(look):
    done = look("200039055-recyclerie", "--porteur", "scic", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert list(told) == documented(", un objet")
    assert list(told["rows"][0]) == documented(" de `rows`")
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) - {"row_kind"} == {
        "resume", "demande", "acteur", "manque", "relais", "lien_fragile", "a_verifier",
    }  # fmt: skip
    # Carrying, premises, prescribers (useful); matter and users are elsewhere, or nowhere.
    assert told["chosen"] == ["act-1", "act-2", "act-3", "act-4"]
    assert told["uncovered_roles"] == ["matiere"]
    assert told["uncovered_categories"] == [["beneficiaires"]]
    assert (told["actors_count"], told["method"]) == (4, "exacte")


def test_only_who_accepts_is_named(look):
    out = look("200039055-recyclerie", "--porteur", "scic").out
    assert "Bourg peut fournir le local" in out
    unnamed = "acteur qui n’a pas accepté d’être nommé"
    assert f"Un {unnamed} peut porter le projet" in out
    assert f"Le lien entre Bourg et un {unnamed} repose sur une seule personne" in out
    assert "[act-2]" in out
    assert "[act-1]" not in out
    assert not any(name in out for name in ("Les Amis", "Équipe", "Ailleurs"))


def test_the_sheet_is_written(look, tmp_path):
    sheet = tmp_path / "c.csv"
    assert look("200039055-recyclerie", "--sortie", sheet).status == 0
    rows = pd.read_csv(sheet, sep=";", encoding="utf-8-sig")
    assert list(rows.columns) == documented(" de `rows`")


def test_the_sheet_is_also_written_as_a_workbook(look, tmp_path):
    book = tmp_path / "c.xlsx"
    assert look("200039055-recyclerie", "--sortie", book).status == 0
    page = openpyxl.load_workbook(book)["Coalition"]
    told = ["Sorte de ligne", "Identifiant de l’acteur", "Acteur"]
    assert [cell.value for cell in page[1]][:3] == told
    kinds = {row[0] for row in page.iter_rows(min_row=2, values_only=True)}
    assert kinds >= {"résumé", "demandé", "acteur", "ce qui manque", "lien fragile"}


def test_no_cell_of_a_sheet_is_computed():
    raw = one_sheet(pd.DataFrame({"actor_label_fr": ["=1+1"]}), HEADINGS_FR, "Coalition")
    cell = openpyxl.load_workbook(io.BytesIO(raw))["Coalition"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_folder_in_the_place_of_the_sheet_is_refused(look, tmp_path):
    refused = look("200039055-recyclerie", "--sortie", tmp_path)
    assert refused.status == 2
    assert "c'est un dossier. Donnez un fichier" in refused.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["200067213-recyclerie"], "aucun acteur de l'EPCI 200067213 n'est au registre"),
        (["200039055-recyclri"], "l'activité « recyclri » n'est pas connue. Vouliez-vous"),
        (["recyclerie"], "recyclerie : une opportunité s'écrit <EPCI>-<activité>"),
        (["200039055-recyclerie", "--porteur", "sci"], "le porteur « sci » n'est pas connu"),
    ],
)
def test_what_cannot_be_looked_for_is_one_sentence(look, words, told):
    refused = look(*words)
    assert (refused.status, refused.out) == (3, "")
    assert told in refused.err
    assert len(refused.err.strip().splitlines()) == 1


def test_a_role_outside_the_list_is_refused_with_its_place(look, tmp_path):
    wrong = "act-6;ess;X;200039055;oui;chef;"
    path = tmp_path / "registres" / "acteurs.csv"
    path.write_text("\n".join([HEADER, *ACTORS, wrong, ""]), encoding="utf-8")
    refused = look("200039055-recyclerie")
    assert refused.status == 3
    assert "registres/acteurs.csv, ligne 7, colonne « coalition_roles »" in refused.err


def test_eighty_actors_take_less_than_two_seconds():
    catalogue = read_catalogue([ROOT / "data"])
    roles = ["porteur", "local", "financement", "prescription", "clientele", "matiere"]
    categories = ["salaries", "beneficiaires", "collectivites", "entreprises", "benevoles"]
    register = pd.DataFrame(
        {
            "actor_id": f"act-{n:02}",
            "actor_kind": "ess",
            "actor_name": f"Acteur {n}",
            "may_be_named": True,
            "coalition_roles": f"{roles[n % 6]}; {roles[n * 7 % 5]}",
            "associate_categories": f"{categories[n % 5]}; {categories[n * 3 % 4]}",
        }
        for n in range(80)
    )
    labels = {kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}
    table = read_lists([ROOT / "data"])["land_coalition_roles"]
    scic = catalogue.carriers["scic"]
    for activity in list(catalogue.activities.values())[:5]:
        asked = categories_asked(scic, pd.Timestamp("2026-11-23").date())
        start = time.perf_counter()
        project = Project(roles_asked(activity, table, labels), scic, asked)
        found, _ = coalition_for(project, actors_of(register), [])
        assert time.perf_counter() - start < 2
        assert found.method == "exacte"
        assert found.uncovered.count == 0
