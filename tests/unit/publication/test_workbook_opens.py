"""The workbook as LibreOffice opens it, and what it draws."""

import csv
import os
import shutil
import subprocess

import openpyxl
import pytest

from generator.publication.published import TABLES

from .territories import DEMO
from .test_release import _publish

# Every sheet as a file of its own: « ; », UTF-8, cells as they are shown.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
FAULTS = ("Err:", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A")
# openpyxl reads bars of 2007 alone and says so; those of 2010, which draw nothing for a zero, stay.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture(scope="module")
def release(store_and_build, tmp_path_factory):
    return _publish(store_and_build, tmp_path_factory.mktemp("classeur"), (DEMO,))


def test_a_score_and_a_share_are_also_drawn_between_their_fixed_ends(release):
    sheet = openpyxl.load_workbook(release.workbook)["Opportunités"]
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    ends = {
        str(area.sqref).split(":")[0]: [point.val for point in area.rules[0].dataBar.cfvo]
        for area in sheet.conditional_formatting
    }
    assert ends[f"{headings['Note (0 à 100)']}2"] == [0, 100]
    assert ends[f"{headings['Part des critères renseignés (%)']}2"] == [0, 1]


def test_a_population_is_read_with_its_thousands_and_a_year_without(release):
    sheet = openpyxl.load_workbook(release.workbook)["Territoires"]
    forms = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert forms["Population (habitants)"] == "#,##0"
    assert forms["Année de la population (année)"] == "0"


def test_a_narrow_sheet_prints_on_the_width_of_a_page(release):
    book = openpyxl.load_workbook(release.workbook)
    assert book["Classes"].sheet_properties.pageSetUpPr.fitToPage
    assert not book["Opportunités"].sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None and os.environ.get("CI") != "true",
    reason="LibreOffice est absent : apt-get install libreoffice-calc",
)
def test_libreoffice_opens_every_sheet_with_the_same_rows_and_no_fault(release, tmp_path):
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", EVERY_SHEET, "--outdir", str(tmp_path), str(release.workbook)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    shown = {path.stem.partition("-")[2]: path for path in tmp_path.glob("*.csv")}
    assert {"Lire d'abord", "Colonnes"} < set(shown), done.stdout
    for table in TABLES:
        text = shown[table.sheet_fr].read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
        kept = (release.folder / "csv" / f"{table.name}.csv").read_text(encoding="utf-8-sig")
        wanted = list(csv.reader(kept.splitlines(keepends=True), delimiter=";"))
        assert len(rows) == len(wanted), table.name
        assert not [cell for row in rows for cell in row if cell.startswith(FAULTS)]
