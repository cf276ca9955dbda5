"""One table as a workbook: what it is, its rows, and what each column means."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import xlsxwriter

from generator.columns import ColumnDictionary
from generator.publication.workbooks.cell_labels import in_words
from generator.publication.workbooks.workbook import write_rows
from generator.publication.workbooks.workbook_cover import COVER_LENGTH, COVER_WIDTH, LINE_HEIGHT
from generator.publication.workbooks.workbook_cover import line_count as lines_of
from generator.publication.workbooks.workbook_paper import A4

DEMO = "DONNÉES FICTIVES : réponses, ressources et acteurs sont inventés."
HEADINGS = ("Colonne", "Libellé", "Unité", "Description")
WIDTHS = (26, 32, 24, 100)  # in characters


@dataclass(frozen=True)
class Cover:
    """What the first sheet says."""

    title_fr: str
    lines_fr: Sequence[str]
    is_demo: bool


def write_selection(
    sheet_fr: str, rows: pa.Table, columns: ColumnDictionary, cover: Cover
) -> bytes:
    """Write the workbook of one table; text stays text, so that no cell is ever computed.

    Raises
    ------
    DataError
        If a text is longer than a cell can hold.
    CatalogueError
        If a column has no row in the dictionary.
    """
    raw = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(raw, options) as book:
        book.set_properties({"title": cover.title_fr, "author": "Générateur"})
        _write_cover(book, cover)
        write_rows(book, sheet_fr, in_words(rows), columns)
        _write_columns(book, rows, columns)
    return raw.getvalue()


def _write_cover(book: Any, cover: Cover) -> None:  # noqa: ANN401  xlsxwriter ships no types
    sheet = book.add_worksheet("Lire d'abord")
    sheet.set_column(0, 0, COVER_WIDTH)
    sheet.set_paper(A4)
    title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    demo = [(DEMO, strong)] if cover.is_demo else []
    lines = [(cover.title_fr, title), *demo, *((text, plain) for text in cover.lines_fr)]
    for position, (text, style) in enumerate(lines):
        if style is not title:
            sheet.set_row(position, lines_of(text, COVER_LENGTH) * LINE_HEIGHT)
        sheet.write_string(position, 0, text, style)


def _write_columns(book: Any, rows: pa.Table, columns: ColumnDictionary) -> None:  # noqa: ANN401  xlsxwriter ships no types
    sheet = book.add_worksheet("Colonnes")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"bold": True})
    for position, (width, heading) in enumerate(zip(WIDTHS, HEADINGS, strict=True)):
        sheet.set_column(position, position, width, wrapped)
        sheet.write_string(0, position, heading, strong)
    sheet.freeze_panes(1, 0)
    for line, column in enumerate(columns.describe(rows.column_names), start=1):
        told = (column.name, column.label_fr, column.unit, column.description_fr)
        for position, text in enumerate(told):
            sheet.write_string(line, position, text)
