"""``porteurs gouvernance``: a file of a structure, its verdict, its sheet."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
import typer
import yaml
from typer.testing import CliRunner

from generator.carriers.governance_sheet import COLUMNS
from generator.carriers.structure_file import read_structure
from generator.catalogues import read_catalogue
from generator.cli import governance
from generator.cli.shared import Context
from generator.errors import DataError
from generator.warehouse.workspace import Workspace

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/cli/gouvernance.md").read_text(encoding="utf-8")
FILES = ROOT / "tests/unit/governance"


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
