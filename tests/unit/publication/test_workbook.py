"""The workbook as LibreOffice opens it, and what it draws."""

import csv
import os
import re
import shutil
import subprocess

import openpyxl
import pytest

from generator.publication.published import TABLES
from generator.publication.workbooks import workbook_cover

from .territories import DEMO
from .test_release import _csv, _publish

# Every sheet as a file of its own: « ; », UTF-8, cells as they are shown.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
FAULTS = ("Err:", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A")
# openpyxl reads bars of 2007 alone and says so; those of 2010, which draw nothing for a zero, stay.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture(scope="module")
def demo(store_and_build, tmp_path_factory):
    return _publish(store_and_build, tmp_path_factory.mktemp("classeur"), (DEMO,), DEMO)


def test_the_workbook_says_what_it_is_before_any_table(demo):
    book = openpyxl.load_workbook(demo.workbook)
    assert book.sheetnames[0] == "Lire d’abord"
    assert {"Colonnes", "Sources", "Opportunités"} < set(book.sheetnames)
    told = " ".join(str(row[0]) for row in book["Lire d’abord"].iter_rows(values_only=True))
    for words in ("DONNÉES FICTIVES", "jamais dire zéro", demo.folder.name[:12]):
        assert words in told


def test_every_sheet_has_a_frozen_filtered_heading_with_units(demo):
    book = openpyxl.load_workbook(demo.workbook)
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")
    headings = [cell.value for cell in book["Territoires"][1]]
    assert "Superficie (km²)" in headings


def test_every_table_prints_on_a4(demo):
    *tables, _ = openpyxl.load_workbook(demo.workbook).worksheets
    assert {str(sheet.page_setup.paperSize) for sheet in tables} == {"9"}


def test_the_first_sheet_holds_in_the_width_of_a_page_with_any_font(demo):
    sheet = openpyxl.load_workbook(demo.workbook).worksheets[0]
    # 70 characters of 2.4 mm where Calibri is missing; A4 is 210 mm wide, margins are in inches.
    printed = 210 - 25.4 * (sheet.page_margins.left + sheet.page_margins.right)
    assert sheet.column_dimensions["A"].width * 2.4 < printed


def test_the_workbook_shows_words_where_the_other_files_keep_codes(demo):
    book = openpyxl.load_workbook(demo.workbook)
    shown = {
        str(cell)
        for sheet in book.worksheets[1:-1]
        for row in sheet.iter_rows(min_row=2, values_only=True)
        for cell in row
    }
    assert {"à vérifier", "éligible", "le plus haut est le meilleur", "qui répond"} <= shown
    assert not {"a_verifier", "more_is_better", "less_is_better", "respondent_kind"} & shown
    assert {row["verdict"] for row in _csv(demo, "out_opportunity_carriers")} >= {
        "a_verifier",
        "oui",
    }


def test_every_column_of_the_workbook_is_explained(demo, tables):
    lines = openpyxl.load_workbook(demo.workbook)["Colonnes"].iter_rows(min_row=2, values_only=True)
    explained = {(table, column) for _, table, column, _, _, description in lines if description}
    shown = {(name, column) for name, rows in tables.items() for column in rows}
    assert explained == shown - {("out_communes", "geometry")}


def test_a_blank_is_an_empty_cell_and_zero_is_zero(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Structures"]
    counts = {row[1]: row[3] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert (counts["cooperative"], counts["tiers_lieu"]) == (None, 0)


def test_a_share_is_shown_as_a_percentage_and_keeps_its_value(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Besoins"]
    headings = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, headings.index("Borne basse (%)") + 1)
    assert "Part redressée (%)" in headings
    # Entre guillemets, le signe n'est qu'une lettre, et la valeur n'est pas multipliée par cent.
    assert re.sub(r'"[^"]*"', "", cell.number_format) == "0.0%"
    assert 0 <= cell.value <= 1


def test_yes_and_no_are_written_in_french_in_the_workbook(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Enquêtes"]
    rows = [
        dict(zip([cell.value for cell in sheet[1]], row, strict=True))
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert [(row["Fragile"], row["Redressée"]) for row in rows] == [("oui", "oui")]


def test_each_heading_carries_its_description_as_a_note(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Besoins par commune"]
    notes = {cell.value: cell.comment.text for cell in sheet[1]}
    assert "trop peu de communes" in notes["Point chaud"]
    assert all(notes.values())


def test_a_row_is_as_high_as_its_longest_wrapped_sentence(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Opportunités"]
    longest = max(
        len(cell.value) // workbook_cover.LINE_LENGTH + 1
        for cell in sheet[2]
        if cell.alignment.wrap_text and cell.value
    )
    assert longest > 1
    assert sheet.row_dimensions[2].height == longest * workbook_cover.LINE_HEIGHT


def test_no_heading_is_cut_inside_a_word(demo):
    book = openpyxl.load_workbook(demo.workbook)
    for name in book.sheetnames[1:-1]:
        widths = {
            position: group.width
            for group in book[name].column_dimensions.values()
            for position in range(group.min, group.max + 1)
        }
        for cell in book[name][1]:
            assert widths[cell.column] > max(len(word) for word in cell.value.split())


def test_a_score_and_a_share_are_also_drawn_between_their_fixed_ends(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Opportunités"]
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    ends = {
        str(area.sqref).split(":")[0]: [point.val for point in area.rules[0].dataBar.cfvo]
        for area in sheet.conditional_formatting
    }
    assert ends[f"{headings['Note (0 à 100)']}2"] == [0, 100]
    assert ends[f"{headings['Part des critères renseignés (%)']}2"] == [0, 1]


def test_a_population_is_read_with_its_thousands_and_a_year_without(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Territoires"]
    forms = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert forms["Population (habitants)"] == "#,##0"
    assert forms["Année de la population (année)"] == "0"


def test_a_text_stands_apart_from_the_figure_on_its_left(demo):
    sheet = openpyxl.load_workbook(demo.workbook)["Opportunités"]
    cells = {head.value: sheet.cell(2, head.column).alignment for head in sheet[1]}
    # A reader that is not told the side leaves the indent out.
    assert (cells["Classe"].horizontal, cells["Classe"].indent) == ("left", 1)
    assert cells["Note (0 à 100)"].horizontal is None


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None and os.environ.get("CI") != "true",
    reason="LibreOffice est absent : apt-get install libreoffice-calc",
)
def test_libreoffice_opens_every_sheet_with_the_same_rows_and_no_fault(demo, tmp_path):
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", EVERY_SHEET, "--outdir", str(tmp_path), str(demo.workbook)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    shown = {path.stem.partition("-")[2]: path for path in tmp_path.glob("*.csv")}
    assert {"Lire d’abord", "Colonnes"} < set(shown), done.stdout
    for table in TABLES:
        text = shown[table.sheet_fr].read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
        kept = (demo.folder / "csv" / f"{table.name}.csv").read_text(encoding="utf-8-sig")
        wanted = list(csv.reader(kept.splitlines(keepends=True), delimiter=";"))
        assert len(rows) == len(wanted), table.name
        assert not [cell for row in rows for cell in row if cell.startswith(FAULTS)]
