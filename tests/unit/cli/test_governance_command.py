"""``porteurs gouvernance``: a file of a structure, its verdict, its sheet."""

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import typer
import yaml
from typer.testing import CliRunner

from generator.carriers.governance_sheet import COLUMNS, HEADINGS_FR
from generator.carriers.structure_file import read_structure
from generator.catalogues import read_catalogue
from generator.cli import governance
from generator.cli.shared import Context
from generator.errors import DataError
from generator.warehouse.workspace import Workspace

ROOT = Path(__file__).parents[3]
PAGE = (
    (ROOT / "docs/cli/gouvernance.md")
    .read_text(encoding="utf-8")
    .partition("## `generateur porteurs gouvernance")[2]
    .partition("\n## ")[0]
)
FILES = ROOT / "docs/exemples"


@pytest.fixture
def check(tmp_path):
    app, carriers = typer.Typer(), typer.Typer()
    governance.add_to(carriers)
    app.add_typer(carriers, name="porteurs")

    def call(*words):
        context = Context(Workspace(tmp_path), quiet=True)
        return CliRunner().invoke(app, ["porteurs", "gouvernance", *map(str, words)], obj=context)

    return call


def documented(section):
    told = re.search(rf"^JSON{section}[^:]* : (.*)$", PAGE, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", told[1]))


def test_the_answer_has_the_keys_of_its_page(check):
    done = check(FILES / "voisinerie.yaml", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert set(told) == documented(", un objet")
    assert set(told["checks"][0]) == documented(" de `checks`")
    assert set(told["alerts"][0]) == documented(" d'`alerts`")
    assert told["answer"] == "a_verifier"


def test_people_read_what_to_change(check):
    lines = check(FILES / "voisinerie.yaml").stdout.splitlines()
    assert lines[0].startswith("La Voisinerie de Wazemmes\u202f: la gouvernance reste à vérifier")
    assert "      Ajouter la catégorie des bénéficiaires." in lines


def test_the_sheet_is_written_with_the_columns_of_its_page_and_no_formula(check, tmp_path):
    written = yaml.safe_load((FILES / "atipic.yaml").read_text(encoding="utf-8"))
    written["members"][0]["label_fr"] = "=1+1"
    source, sheet = tmp_path / "g.yaml", tmp_path / "feuille.csv"
    source.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    assert check(source, "--sortie", sheet).exit_code == 0
    rows = pd.read_csv(sheet, sep=";", encoding="utf-8-sig")
    assert list(rows.columns) == list(COLUMNS)
    assert all(f"`{name}`" in PAGE for name in COLUMNS)
    assert "'=1+1" in set(rows["row_label_fr"])


def test_a_file_that_is_absent_or_wrong_is_refused(check, tmp_path):
    (tmp_path / "vide.yaml").write_text("", encoding="utf-8")
    for name, told in (("absent.yaml", "ce fichier n'existe pas"), ("vide.yaml", "est vide")):
        refused = check(tmp_path / name).exception
        assert isinstance(refused, DataError)
        assert refused.exit_code == 3
        assert told in str(refused)


def test_the_example_of_the_page_reads():
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1]
    carriers = read_catalogue([ROOT / "data"]).carriers
    structure = read_structure(example.encode(), "exemple.yaml", carriers)
    assert [college.id for college in structure.colleges] == ["usagers", "equipe", "communes"]


@pytest.mark.parametrize("alert_id", re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
def test_every_alert_of_the_page_exists(alert_id):
    code = (ROOT / "generator/carriers/governance.py").read_text(encoding="utf-8")
    assert f'"{alert_id}"' in code


FAULTY = """
id: x
label_fr: X
carrier: scick
facts: {part_capital_collectivite: 0.2, part_capital_collectivites: 1.2}
colleges:
- {id: a, label_fr: A, vote_share: 1.5}
- {id: b, label_fr: B, vote_share: 0.5}
members:
- {actor_id: m, college: a, category: salaries}
- {actor_id: m, college: b, category: salaries}
"""


def test_all_the_faults_of_a_file_are_told_at_once_on_the_error_stream(generateur, tmp_path):
    path = tmp_path / "g.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    refused = generateur("--espace", tmp_path, "porteurs", "gouvernance", path, "--json")
    assert (refused.status, refused.out) == (3, "")
    for told in (
        "g.yaml : le porteur « scick » n'est pas dans data/carriers. Vouliez-vous écrire « scic » ?",
        "g.yaml : le fait « part_capital_collectivite » n'est pas dans les règles des porteurs",
        "g.yaml, le collège « a » : vote_share : une part va de 0 à 1",
        "g.yaml : l'acteur « m » est dans deux collèges ou plus (par exemple a, b)",
    ):
        assert told in refused.err
    assert "Traceback" not in refused.err
    mended = FAULTY.replace("scick", "scic").replace("part_capital_collectivite: 0.2, ", "")
    path.write_text(mended, encoding="utf-8")
    refused = generateur("--espace", tmp_path, "porteurs", "gouvernance", path)
    assert refused.status == 3
    assert "part_capital_collectivites" in refused.err


def test_a_rule_without_source_or_with_crossed_dates_is_told_before_any_answer(
    generateur, tmp_path
):
    folder = tmp_path / "catalogues" / "carriers"
    folder.mkdir(parents=True)
    rule = (
        "kind: hard, test: {nombre_membres: {at_least: 2}}, article: art. 1, certainty: secondaire, "
        "message_fr: Trop peu, change_fr: Réunir., check_fr: Combien"
    )
    dates = "source_fr: S, valid_from: 2026-01-01, valid_to: 2025-01-01"
    (folder / "essai.yaml").write_text(
        "id: essai\nlabel_fr: E\nlayer: statut\ndescription_fr: E.\nchecked_on: 2026-11-22\n"
        f"required_facts: [nombre_membres]\nrules:\n- {{id: essai.a, {rule}}}\n"
        f"- {{id: essai.b, {rule}, {dates}}}\n",
        encoding="utf-8",
    )
    command = ("porteurs", "gouvernance", FILES / "atipic.yaml")
    refused = generateur("--espace", tmp_path, *command)
    assert refused.status == 3
    assert "il manque « source_fr » à la règle « essai.a »" in refused.err
    assert "valid_from vient après valid_to dans la règle « essai.b »" in refused.err


def readme_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Qui peut porter")[2].partition("```sh")[2].partition("```")[0]
    lines = [line.removeprefix("generateur ").split() for line in section.splitlines() if line]
    return [words for words in lines if "coalition" not in words]


def sheet_of(path):
    if path.suffix == ".csv":
        return pd.read_csv(path, sep=";", encoding="utf-8-sig")
    names = {label: name for name, label in HEADINGS_FR.items()}
    return pd.read_excel(path, engine="openpyxl").rename(columns=names)


def test_the_readme_takes_the_two_structures_from_a_register_to_a_sheet(
    generateur, tmp_path, monkeypatch
):
    commands = readme_commands()
    assert [Path(words[-1]).name for words in commands] == [
        "voisinerie.xlsx", "atipic.xlsx", "registres.xlsx", "voisinerie.csv",
    ]  # fmt: skip
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    for words in commands:
        done = generateur(*words)
        assert done.status == 0, done.err
    for name in ("voisinerie.xlsx", "atipic.xlsx", "voisinerie.csv"):
        sheet = sheet_of(tmp_path / name)
        assert list(sheet) == list(COLUMNS)
        assert sheet.loc[0, "verdict"] in {"a_verifier", "à vérifier"}
        assert {"membre"} < set(sheet["row_kind"])


def test_a_file_a_workbook_and_a_register_give_the_same_answer(generateur, tmp_path):
    book = FILES / "registres.xlsx"
    space = ("--espace", tmp_path)
    assert generateur(*space, "registre", "importer", book).status == 0
    told = [
        json.loads(generateur(*space, "porteurs", "gouvernance", *words, "--json").out)
        for words in (
            [FILES / "voisinerie.yaml"], [book, "--structure", "voisinerie"], ["voisinerie"],
        )
    ]  # fmt: skip
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ([FILES / "registres.xlsx"], 2, "il y a plusieurs structures : dites laquelle"),
        ([FILES / "registres.xlsx", "--structure", "atipik"], 3, "vouliez-vous « atipic » ?"),
        ([FILES / "atipic.yaml", "--structure", "atipic"], 2, "ne va qu'avec un classeur"),
        (["lieu"], 3, "la structure « lieu » n'y est pas"),
        (["absent.xlsx"], 3, "ce fichier n'existe pas"),
    ],
)
def test_a_structure_that_is_not_there_is_told(generateur, tmp_path, words, status, told):
    refused = generateur("--espace", tmp_path, "porteurs", "gouvernance", *words)
    assert refused.status == status
    assert told.casefold() in refused.err.casefold()
    assert "Traceback" not in refused.err


def test_a_workbook_alone_with_one_structure_needs_no_name(generateur, tmp_path):
    book = openpyxl.load_workbook(FILES / "registres.xlsx")
    for page in ("Structures", "Collèges", "Membres", "Faits"):
        for row in range(book[page].max_row, 2, -1):
            if "atipic" in {cell.value for cell in book[page][row][:2]}:
                book[page].delete_rows(row)
    path = tmp_path / "seul.xlsx"
    book.save(path)
    done = generateur("--espace", tmp_path, "porteurs", "gouvernance", path, "--json")
    assert json.loads(done.out)["structure_id"] == "voisinerie"


def test_a_text_that_begins_as_a_formula_is_a_text_in_the_workbook(check, tmp_path):
    written = yaml.safe_load((FILES / "atipic.yaml").read_text(encoding="utf-8"))
    written["members"][0]["label_fr"] = "=1+1"
    source, sheet = tmp_path / "g.yaml", tmp_path / "feuille.xlsx"
    source.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    assert check(source, "--sortie", sheet).exit_code == 0
    page = openpyxl.load_workbook(sheet).active
    assert "=1+1" in {cell.value for row in page for cell in row}
    raw = zipfile.ZipFile(sheet).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in raw
    assert [cell.value for cell in page[1]] == [HEADINGS_FR[name] for name in COLUMNS]
