"""One table as a workbook of one sheet, for who carries it to a meeting."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook

from generator.french import is_known
from generator.publication.workbooks.cell_labels import LABELS, TO_CHECK
from generator.publication.workbooks.workbook_cover import LINE_HEIGHT, line_count
from generator.publication.workbooks.workbook_paper import A4

HEADING_COLOUR = "#dfeae8"
WIDTHS = (10, 60)  # in characters
CODED = {"row_kind": {**LABELS["row_kind"], **LABELS["line_kind"]}, "verdict": TO_CHECK}


def one_sheet(table: pd.DataFrame, headings: Mapping[str, str], title: str) -> bytes:
    """Write a table; text stays text, so that no cell is ever computed.

    Parameters
    ----------
    headings
        What each column is called for people.
    title
        The name of the sheet: 31 characters at most.
    """
    raw = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(raw, options) as book:
        page = book.add_worksheet(title)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        shown = {"bold": True, "text_wrap": True, "bg_color": HEADING_COLOUR, "valign": "top"}
        heading = book.add_format(shown)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for position, name in enumerate(table):
            words = CODED.get(str(name), {})
            values = [words.get(value, value) for value in table[name].tolist()]
            label = headings[str(name)]
            page.set_column(position, position, _width(label, values))
            page.write_string(0, position, label, heading)
            _write_column(page, position, values, wrapped)
        for line, cells in enumerate(table.itertuples(index=False), start=1):
            # Not every spreadsheet finds the height of a wrapped row by itself.
            lines = max((line_count(cell) for cell in cells if isinstance(cell, str)), default=1)
            page.set_row(line, lines * LINE_HEIGHT)
    return raw.getvalue()


def _write_column(page: Any, position: int, values: Sequence[object], style: Any) -> None:  # noqa: ANN401 -- xlsxwriter ships no types
    for line, value in enumerate(values, start=1):
        if not is_known(value):
            continue
        if isinstance(value, int | float):
            page.write_number(line, position, value, style)
        else:
            page.write_string(line, position, str(value), style)


def _width(label: str, values: Sequence[object]) -> int:
    low, high = WIDTHS
    longest = max((len(str(value)) for value in values if is_known(value)), default=0)
    return min(max(low, len(label), longest), high)
