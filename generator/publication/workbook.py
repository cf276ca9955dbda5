"""The release as one workbook: what it is, one sheet a table, and what each column means."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

from generator.columns import ColumnDictionary
from generator.errors import DataError, Fault
from generator.french import counted
from generator.publication.tables import TABLES, PublishedTable, without_geometry

ROW_LIMIT = 1_048_576  # of the XLSX format, heading included
# Above this many EPCIs the marks of every criterion would make the workbook unusable.
PARTS_EPCI_LIMIT = 60
PARTS = "out_opportunity_parts"
WIDTHS = (8, 60)  # in characters
WIDTH_SAMPLE = 200
CODE_COLOUR, HEADING_COLOUR = "#4a5961", "#dfeae8"
HEADING_HEIGHT = 48  # points: three lines of a wrapped heading
ENDINGS = {"_year": "0", "_code": "@", "_share": "0.000", "_eur": "#,##0", "_count": "#,##0"}


@dataclass(frozen=True)
class Edition:
    """What the workbook says of itself."""

    build_id: str
    created_at: datetime
    selection: str
    is_demo: bool
    notes: tuple[str, ...]


def left_out(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Say which tables a workbook cannot hold, and why."""
    epci_count = tables["out_territories"].num_rows
    reasons = {
        name: f"{table.num_rows} lignes : plus que n'en tient une feuille"
        for name, table in tables.items()
        if table.num_rows >= ROW_LIMIT
    }
    if epci_count > PARTS_EPCI_LIMIT:
        reasons[PARTS] = f"laissée hors du classeur au-delà de {PARTS_EPCI_LIMIT} EPCI"
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
        _write_first(book, sheets, outside, edition)
        for table, rows in sheets:
            _write_table(book, table, without_geometry(rows), columns)
        _write_columns(book, tables, columns)
    finally:
        book.close()


def _write_first(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    sheets: list[tuple[PublishedTable, pa.Table]],
    outside: Mapping[str, str],
    edition: Edition,
) -> None:
    sheet = book.add_worksheet("Lire d'abord")
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    title = book.add_format({"bold": True, "font_size": 14})
    strong = book.add_format({"bold": True, "text_wrap": True})
    lines: list[tuple[str, Any]] = [("Activités à étudier : les tables du calcul", title)]
    if edition.is_demo:
        lines.append(("DONNÉES FICTIVES : réponses, ressources et acteurs sont inventés.", strong))
    lines += [(text, None) for text in _about(edition)]
    lines.append(("Les feuilles", strong))
    lines += [
        (f"« {table.sheet_fr} » : {counted(rows.num_rows, 'ligne')}", None)
        for table, rows in sheets
    ]
    lines += [
        (f"{name} : {why}. Elle est entière dans csv/ et parquet/.", strong)
        for name, why in outside.items()
    ]
    lines += [(note, strong) for note in edition.notes]
    for position, (text, style) in enumerate(lines):
        sheet.write_string(position, 0, text, style)


def _about(edition: Edition) -> tuple[str, ...]:
    return (
        f"Calcul {edition.build_id}, sélection « {edition.selection} ».",
        (
            "Ce classeur croise les besoins d'un territoire, ce qui y existe et ses ressources, "
            "pour proposer des activités à étudier. Une note signale une piste, pas une décision."
        ),
        ("Une case vide veut dire « inconnu », ou « non publié ». Elle ne veut jamais dire zéro."),
        (
            "Les notes vont de 0 à 100. « Note basse » et « Note haute » donnent ce qu'elles "
            "seraient si tous les critères sans donnée valaient 0, puis 100."
        ),
        "Les emplois sont des estimations, à vérifier.",
        (
            "Chaque colonne est expliquée dans la feuille « Colonnes » ; chaque source, avec son "
            "millésime et sa licence, dans la feuille « Sources »."
        ),
    )


def _write_table(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    table: PublishedTable,
    rows: pa.Table,
    columns: ColumnDictionary,
) -> None:
    sheet = book.add_worksheet(table.sheet_fr)
    headings = [column.heading_fr for column in columns.describe(rows.column_names)]
    writers = []
    for position, field in enumerate(rows.schema):
        width = _width(headings[position], rows[position])
        style = _style(book, field, is_long=width == WIDTHS[1])
        sheet.set_column(position, position, width)
        writers.append(_writer(sheet, field, style, table.sheet_fr))
    _write_heading(book, sheet, headings, rows.num_rows)
    line = 0
    for batch in rows.to_batches():
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            line += 1
            for position, (cell, write) in enumerate(zip(cells, writers, strict=True)):
                if cell is not None:
                    write(line, position, cell)


def _write_heading(book: Any, sheet: Any, headings: list[str], row_count: int) -> None:  # noqa: ANN401  xlsxwriter ships no types
    style = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": HEADING_COLOUR, "border": 1}
    )
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, HEADING_HEIGHT)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, row_count, len(headings) - 1)
    for position, heading in enumerate(headings):
        sheet.write_string(0, position, heading, style)


def _style(book: Any, field: pa.Field, *, is_long: bool) -> Any:  # noqa: ANN401  xlsxwriter ships no types
    """Choose how a column is shown, from the unit its name carries; long sentences are wrapped."""
    if is_long and pa.types.is_string(field.type):
        return book.add_format({"text_wrap": True, "valign": "top"})
    shown = next((form for ending, form in ENDINGS.items() if field.name.endswith(ending)), None)
    if shown is None and pa.types.is_floating(field.type):
        shown = "#,##0.0"
    return book.add_format({"num_format": shown}) if shown else None


def _writer(
    sheet: Any,  # noqa: ANN401  xlsxwriter ships no types
    field: pa.Field,
    style: Any,  # noqa: ANN401  xlsxwriter ships no types
    sheet_fr: str,
) -> Callable[[int, int, Any], None]:
    """Choose once a column how its cells are written; text is never read as a formula."""
    if pa.types.is_boolean(field.type):
        return lambda line, position, cell: sheet.write_boolean(line, position, cell, style)
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
    """Fit the longest of the first values and half the heading, which may take two lines."""
    longest = max(
        (
            len(str(value))
            for value in values.slice(0, WIDTH_SAMPLE).to_pylist()
            if value is not None
        ),
        default=0,
    )
    low, high = WIDTHS
    return min(max(longest + 2, len(heading) // 2 + 4, low), high)


def _write_columns(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    tables: Mapping[str, pa.Table],
    columns: ColumnDictionary,
) -> None:
    sheet = book.add_worksheet("Colonnes")
    headings = ["Feuille", "Table", "Colonne", "Libellé", "Unité", "Description"]
    for position, width in enumerate((16, 26, 26, 32, 24, 100)):
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
        for column in columns.describe(tables[table.name].column_names)
    ]
    _write_heading(book, sheet, headings, len(lines))
    for line, texts in enumerate(lines, start=1):
        for position, text in enumerate(texts):
            sheet.write_string(line, position, text)
