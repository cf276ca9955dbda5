"""The release as one workbook: what it is, one sheet a table, and what each column means."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

from generator.columns import Column, ColumnDictionary
from generator.errors import DataError, Fault
from generator.publication.edition import Edition
from generator.publication.published import TABLES
from generator.publication.tables import without_geometry
from generator.publication.workbooks.cell_labels import in_words
from generator.publication.workbooks.workbook_cover import LINE_HEIGHT, line_count, write_cover
from generator.publication.workbooks.workbook_paper import paper_first, set_page

ROW_LIMIT = 1_048_576  # of the XLSX format, heading included
# Above this many EPCIs what is told several times an opportunity would make it unusable.
PARTS_EPCI_LIMIT = 60
PARTS = ("out_opportunity_parts", "out_opportunity_carriers", "out_coalitions")
WIDTHS = (8, 60)  # in characters
WIDTH_SAMPLE = 200
DICTIONARY_WIDTHS = (16, 26, 26, 32, 20, 80)  # of the sheet that explains the columns
WRAP_MARGIN = 6  # sentences wrap a little before the width is full
HEIGHT_LIMIT = 405  # points: a row is never higher than the format allows
CODE_COLOUR, HEADING_COLOUR = "#4a5961", "#dfeae8"
HEADING_HEIGHT = 48  # points: three lines of a wrapped heading
ENDINGS = {"_year": "0", "_code": "@", "_eur": "#,##0", "_count": "#,##0"}
SHARE_UNIT = "part de 0 à 1"
# Quoted, the sign would be a mere letter and the share would not be multiplied by a hundred.
SHARE_FORM, SHARE_HEADING = '0.0"\u202f"%', "%"
YES, NO = "oui", "non"
# A figure between fixed ends is also drawn: the eye compares bars faster than digits.
BAR_ENDS = {SHARE_UNIT: 1, "0 à 100": 100}
BAR_COLOUR = "#bcd5d1"
NOTE_SIZE = {"x_scale": 2.2, "y_scale": 1.3}  # room for the longest description


def left_out(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Say which tables a workbook cannot hold, and why."""
    epci_count = tables["out_territories"].num_rows
    reasons = {
        name: f"{table.num_rows} lignes : plus que n'en tient une feuille"
        for name, table in tables.items()
        if table.num_rows >= ROW_LIMIT
    }
    if epci_count > PARTS_EPCI_LIMIT:
        left = f"laissée hors du classeur au-delà de {PARTS_EPCI_LIMIT} EPCI"
        reasons |= dict.fromkeys(PARTS, left)
    return reasons


def write_workbook(
    path: Path, tables: Mapping[str, pa.Table], columns: ColumnDictionary, edition: Edition
) -> None:
    """Write the workbook; the same tables and edition give the same bytes.

    Raises
    ------
    DataError
        If a text is longer than a cell can hold.
    CatalogueError
        If a column has no row in the dictionary.
    """
    outside = left_out(tables)
    sheets = [(table, tables[table.name]) for table in TABLES if table.name not in outside]
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(
        {
            "title": f"Activités à étudier ({edition.selection})",
            "author": "Générateur",
            "created": edition.created_at.replace(tzinfo=None),
        }
    )
    try:
        write_cover(book, sheets, outside, edition)
        for table, rows in sheets:
            shown = in_words(without_geometry(rows))
            write_rows(book, table.sheet_fr, shown, columns, table.on_paper)
        _write_columns(book, tables, columns)
    finally:
        book.close()


def write_rows(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    sheet_fr: str,
    rows: pa.Table,
    columns: ColumnDictionary,
    on_paper: Sequence[str] = (),
) -> None:
    """Write a table on a sheet of its own, each column explained by a note on its heading.

    Parameters
    ----------
    on_paper
        The columns that are printed; they come first.
    """
    printed = [name for name in on_paper if name in rows.column_names]
    rows = paper_first(rows, printed)
    sheet = book.add_worksheet(sheet_fr)
    described = columns.describe(rows.column_names)
    headings = [_heading(column) for column in described]
    writers, wrapped, widths = [], [], []
    for position, (field, column) in enumerate(zip(rows.schema, described, strict=True)):
        width = _width(headings[position], rows[position])
        is_long = pa.types.is_string(field.type) and width == WIDTHS[1]
        widths.append(width)
        sheet.set_column(position, position, width)
        writers.append(
            _writer(sheet, field, _style(book, field, column, is_long=is_long), sheet_fr)
        )
        wrapped += [position] if is_long else []
    _write_heading(book, sheet, headings, rows.num_rows)
    _write_notes(sheet, described)
    _draw_bars(sheet, described, rows.num_rows)
    set_page(sheet, widths, len(printed), rows.num_rows)
    for line, cells in enumerate(_rows(rows), start=1):
        lines = max((line_count(cells[position]) for position in wrapped), default=1)
        if lines > 1:  # not every spreadsheet finds the height of a wrapped row by itself
            sheet.set_row(line, min(lines * LINE_HEIGHT, HEIGHT_LIMIT))
        for position, (cell, write) in enumerate(zip(cells, writers, strict=True)):
            if cell is not None:
                write(line, position, cell)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches():
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write_heading(book: Any, sheet: Any, headings: list[str], row_count: int) -> None:  # noqa: ANN401  xlsxwriter ships no types
    style = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": HEADING_COLOUR, "border": 1}
    )
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, HEADING_HEIGHT)
    sheet.autofilter(0, 0, row_count, len(headings) - 1)
    for position, heading in enumerate(headings):
        sheet.write_string(0, position, heading, style)


def _heading(column: Column) -> str:
    """Head a column; a share is shown as a percentage, and says so."""
    unit = SHARE_HEADING if column.unit == SHARE_UNIT else column.unit
    return replace(column, unit=unit).heading_fr


def _write_notes(sheet: Any, described: list[Column]) -> None:  # noqa: ANN401  xlsxwriter ships no types
    """Explain each column where the reader is, as a note on its heading."""
    for position, column in enumerate(described):
        sheet.write_comment(0, position, column.description_fr, NOTE_SIZE)


def _draw_bars(sheet: Any, described: list[Column], row_count: int) -> None:  # noqa: ANN401  xlsxwriter ships no types
    for position, column in enumerate(described):
        if column.unit in BAR_ENDS and row_count:
            bar = {"type": "data_bar", "bar_color": BAR_COLOUR, "bar_solid": True,
                   "min_type": "num", "min_value": 0,
                   "max_type": "num", "max_value": BAR_ENDS[column.unit]}  # fmt: skip
            sheet.conditional_format(1, position, row_count, position, bar)


def _style(book: Any, field: pa.Field, column: Column, *, is_long: bool) -> Any:  # noqa: ANN401  xlsxwriter ships no types
    """Choose how a column is shown; every cell stands at the top, since sentences are wrapped."""
    form: dict[str, object] = {"valign": "top"}
    if pa.types.is_string(field.type) or pa.types.is_boolean(field.type):
        # Else it touches the figure on its left; an indent needs to know from which side.
        form |= {"indent": 1, "align": "left"}
    ended = next((shown for end, shown in ENDINGS.items() if field.name.endswith(end)), None)
    if is_long:
        form["text_wrap"] = True
    elif column.unit == SHARE_UNIT:
        form["num_format"] = SHARE_FORM
    elif ended or pa.types.is_floating(field.type):
        form["num_format"] = ended or "#,##0.0"
    elif pa.types.is_integer(field.type):
        form["num_format"] = "#,##0"
    return book.add_format(form)


def _writer(
    sheet: Any,  # noqa: ANN401  xlsxwriter ships no types
    field: pa.Field,
    style: Any,  # noqa: ANN401  xlsxwriter ships no types
    sheet_fr: str,
) -> Callable[[int, int, Any], None]:
    """Choose once a column how its cells are written; text is never read as a formula."""
    if pa.types.is_boolean(field.type):
        return lambda line, position, cell: sheet.write_string(
            line, position, YES if cell else NO, style
        )
    if pa.types.is_integer(field.type):
        return lambda line, position, cell: sheet.write_number(line, position, cell, style)
    if pa.types.is_floating(field.type) or pa.types.is_decimal(field.type):
        return lambda line, position, cell: _write_real(sheet, (line, position), cell, style)

    def write_text(line: int, position: int, cell: str) -> None:
        if sheet.write_string(line, position, cell, style) != 0:
            raise DataError(
                Fault(
                    f"le texte de « {field.name} » est plus long qu'une case de classeur",
                    where=f"feuille « {sheet_fr} », ligne {line + 1}",
                    remedy="raccourcissez-le à moins de 32 767 caractères",
                )
            )

    return write_text


def _write_real(sheet: Any, place: tuple[int, int], cell: float, style: Any) -> None:  # noqa: ANN401  xlsxwriter ships no types
    if not math.isnan(cell):  # it stays blank: it is unknown, and XLSX cannot hold it
        sheet.write_number(*place, cell, style)


def _width(heading: str, values: pa.ChunkedArray) -> int:
    """Fit the longest of the first values, half the heading on two lines, and its longest word."""
    told = values.slice(0, WIDTH_SAMPLE).to_pylist()
    longest = max((len(str(value)) for value in told if value is not None), default=0)
    word = max(len(word) for word in heading.split())
    low, high = WIDTHS
    return min(max(longest + 2, len(heading) // 2 + 4, word + 3, low), high)


def _write_columns(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    tables: Mapping[str, pa.Table],
    columns: ColumnDictionary,
) -> None:
    sheet = book.add_worksheet("Colonnes")
    headings = ["Feuille", "Table", "Colonne", "Libellé", "Unité", "Description"]
    for position, width in enumerate(DICTIONARY_WIDTHS):
        sheet.set_column(position, position, width)
    lines = [
        (
            table.sheet_fr,
            table.name,
            column.name,
            column.label_fr,
            column.unit,
            column.description_fr,
        )
        for table in TABLES
        for column in columns.describe(without_geometry(tables[table.name]).column_names)
    ]
    _write_heading(book, sheet, headings, len(lines))
    set_page(sheet, DICTIONARY_WIDTHS, 0, len(lines))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, texts in enumerate(lines, start=1):
        height = line_count(texts[-1], DICTIONARY_WIDTHS[-1] - WRAP_MARGIN)
        sheet.set_row(line, height * LINE_HEIGHT)
        for position, text in enumerate(texts):
            sheet.write_string(line, position, text, wrapped)
