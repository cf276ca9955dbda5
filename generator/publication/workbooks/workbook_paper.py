"""How the sheets of the workbook print: a page wide, what is read on paper first."""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from generator.french import counted
from generator.publication.published import PublishedTable

A4 = 9  # in the XLSX format; without it a sheet prints on the American letter
MARGIN_INCHES, FOOT_INCHES = 0.4, 0.7  # the foot holds a line
DRAWN = 0  # the lines between cells, on paper as on the screen
# Characters; on a lying A4 sheet a letter of eleven points is then still one of seven.
PAPER_WIDTH = 220
SCREEN_ROWS = 300  # a sheet with more rows would print on twenty pages and more
PAPER_NOTE = (
    "À l'impression, une feuille prend la largeur d'une page A4 couchée et répète ses titres. Les "
    "feuilles « pour l'écran » rempliraient des dizaines de pages : filtrez-les d'abord."
)


def paper_first(rows: pa.Table, on_paper: Sequence[str]) -> pa.Table:
    """Put first the columns that are printed: those of a page must follow each other."""
    return rows.select([*on_paper, *(name for name in rows.column_names if name not in on_paper)])


def set_page(sheet: Any, widths: Sequence[int], on_paper: int, row_count: int) -> None:  # noqa: ANN401  xlsxwriter ships no types
    """Say how a sheet prints; what is beside the printed columns is read on the screen.

    Parameters
    ----------
    widths
        Of all its columns, in characters.
    on_paper
        How many of the first columns are printed; 0 for as many as a page holds.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, FOOT_INCHES)
    sheet.hide_gridlines(DRAWN)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.fit_to_pages(1, 0)
    printed = on_paper or _held(widths)
    if printed < len(widths):
        sheet.print_area(0, 0, row_count, printed - 1)


def _held(widths: Iterable[int]) -> int:
    """Count the first columns that a page holds."""
    total, held = 0, 0
    for width in widths:
        total += width
        if total > PAPER_WIDTH and held:
            break
        held += 1
    return held


def told_on_cover(table: PublishedTable, rows: pa.Table) -> str:
    """Name a sheet and count its rows; say when it is made for the screen."""
    where = ", pour l'écran" if rows.num_rows > SCREEN_ROWS else ""
    return f"« {table.sheet_fr} » : {counted(rows.num_rows, 'ligne')}{where}"
