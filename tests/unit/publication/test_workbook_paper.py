"""How the workbook prints."""

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from generator.publication.published import TABLES
from generator.publication.workbooks.workbook_paper import PAPER_WIDTH, SCREEN_ROWS

from .territories import DEMO
from .test_release import _publish

GOLDEN = Path(__file__).parents[2] / "golden" / "demo"  # the published tables, whole
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture(scope="module")
def book(store_and_build, tmp_path_factory):
    release = _publish(store_and_build, tmp_path_factory.mktemp("papier"), (DEMO,), DEMO)
    return openpyxl.load_workbook(release.workbook)


def _widths(sheet):
    return {
        position: group.width
        for group in sheet.column_dimensions.values()
        for position in range(group.min, group.max + 1)
    }


def _spaced(text):
    return re.sub(r"\s", " ", text)


def _printed_columns(sheet):
    if not sheet.print_area:
        return sheet.max_column
    return range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))[2]


def test_every_sheet_prints_one_lying_page_wide_with_its_headings_again(book):
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"


def test_no_sheet_prints_wider_than_what_is_still_read(book):
    for sheet in book.worksheets[1:]:
        widths = _widths(sheet)
        printed = sum(widths[position] for position in range(1, _printed_columns(sheet) + 1))
        # openpyxl tells the margin of a column with its width: less than one character each.
        assert printed <= PAPER_WIDTH + _printed_columns(sheet), sheet.title


def test_the_columns_of_a_printed_page_exist_and_are_told_once():
    for table in TABLES:
        with (GOLDEN / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            known = next(csv.reader(lines))
        assert set(table.on_paper) <= set(known), table.name
        assert len(set(table.on_paper)) == len(table.on_paper), table.name


def test_the_activity_its_rank_and_why_stand_first_and_are_printed(book):
    sheet = book["Opportunités"]
    headings = [cell.value for cell in sheet[1]]
    printed = headings[: _printed_columns(sheet)]
    assert {"Activité", "Rang", "Note (0 à 100)", "Classe", "Pourquoi"} <= set(printed)
    assert "Identifiant de l’opportunité" in headings[len(printed) :]


def test_the_first_sheet_says_which_sheets_are_for_the_screen(book):
    told = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]
    for sheet in book.worksheets[1:-1]:
        [line] = [text for text in told if _spaced(text).startswith(f"« {sheet.title} » :")]
        assert ("pour l’écran" in line) == (sheet.max_row - 1 > SCREEN_ROWS)


def test_the_sheet_that_explains_the_columns_is_wrapped_in_the_page(book):
    sheet = book["Colonnes"]
    assert all(cell.alignment.wrap_text for cell in sheet[2])
