"""One table as a workbook of one sheet."""

import io

import openpyxl
import pandas as pd

from generator.carriers.coalition_sheet import COLUMNS as COALITION_COLUMNS
from generator.carriers.coalition_sheet import HEADINGS_FR as COALITION_HEADINGS
from generator.carriers.governance_sheet import COLUMNS, HEADINGS_FR
from generator.publication.workbooks.one_sheet import one_sheet


def page_of(table):
    headings = {name: f"Titre {name}" for name in table}
    return openpyxl.load_workbook(io.BytesIO(one_sheet(table, headings, "Feuille"))).active


def test_blanks_stay_blank_numbers_are_numbers_and_codes_are_words():
    table = pd.DataFrame(
        {"row_kind": ["regle", "membre"], "verdict": ["a_verifier", pd.NA], "votes": [1.5, pd.NA]}
    ).astype({"votes": "Float64"})
    rows = [tuple(cell.value for cell in row) for row in page_of(table).iter_rows()]
    assert rows == [
        ("Titre row_kind", "Titre verdict", "Titre votes"),
        ("règle", "à vérifier", 1.5),
        ("membre", None, None),
    ]


def test_no_text_is_computed():
    page = page_of(pd.DataFrame({"sentence_fr": ["=1+1", "@x", "-2"]}))
    assert [cell.data_type for cell in page["A"]] == ["s"] * 4


def test_every_column_of_the_two_sheets_has_its_heading():
    assert list(HEADINGS_FR) == list(COLUMNS)
    assert list(COALITION_HEADINGS) == list(COALITION_COLUMNS)


def test_a_long_sentence_has_the_height_of_its_lines_so_that_none_covers_the_next():
    page = page_of(pd.DataFrame({"sentence_fr": ["mot " * 40, "court"]}))
    # 160 characters on lines of 54: 160 // 54 + 1 = 3 lines of 15 points.
    assert page.row_dimensions[2].height == 45
