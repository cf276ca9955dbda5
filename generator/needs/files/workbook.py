"""Read a workbook's first useful sheet as text, after refusing what would harm the machine. Pure.

The reader takes the value stored in each cell: a formula is never computed.
"""

import datetime as dt
import io
import math
import re
import zipfile
from dataclasses import dataclass, field

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from generator.errors import Fault, SurveyError
from generator.needs.files.archives import OTHER_ZIP, REEXPORT, is_workbook, open_checked
from generator.needs.files.delimited import MAX_CELL_CHARS
from generator.needs.files.layout import MAX_CELLS, Sheet, letter, refuse

MAX_EXACT_INTEGER = 2**53  # beyond it a spreadsheet's number has already lost digits
CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 512  # longer than any piece of markup looked for below
PLACED = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
PLACE = re.compile(rb"""\sr=["']([^"']*)["']""")
REFERENCE = re.compile(rb"([A-Za-z]{0,3})([1-9]\d{0,6})")
IN_ERROR = re.compile(rb"""\st=["']e["']""")
VALUE = re.compile(rb"<(?:\w+:)?(?:v>[^<]|is>)")
FORMULA = re.compile(rb"<f[ >/]")
NO_VALUE = re.compile(rb"</f>(?:<v></v>|<v ?/>)?</c>")
SHEET_MARK = b"sheetData"
SHARED_TEXTS = "xl/sharedStrings.xml"
REPEAT_COLUMNS = frozenset({"_parent_index", "_parent_table_name"})  # Kobo's repeated groups
PARENT_COLUMN = "_index"

Cell = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass
class _Scan:
    """What one sheet's markup says before it is trusted to the reader."""

    is_sheet: bool = False
    is_filled: bool = False
    formulas: int = 0
    without_value: int = 0
    in_error: int = 0
    widest: int = 0
    tallest: int = 0
    is_disordered: bool = False
    last: tuple[int, int] = field(default=(0, 0))

    def read(self, block: bytes, seen: int) -> None:
        """Count what a piece of markup holds; what ends before ``seen`` was counted before."""
        self.is_filled |= VALUE.search(block) is not None
        self.formulas += _count(FORMULA, block, seen)
        self.without_value += _count(NO_VALUE, block, seen)
        for found in PLACED.finditer(block):
            if found.end() > seen:
                self.place(found[1], found[2])
                self.in_error += IN_ERROR.search(found[2]) is not None

    def place(self, tag: bytes, attributes: bytes) -> None:
        """Follow the markup to the next row or cell, as a reader does."""
        written = PLACE.search(attributes)
        row, column = self.last
        if written:
            found = REFERENCE.fullmatch(written[1])
            # An address beyond a spreadsheet's own would be taken at its word, and fill the memory.
            self.is_disordered |= found is None
            row, column = (int(found[2]), _column(found[1])) if found else self.last
        elif tag == b"row":
            row, column = row + 1, 0
        else:
            row, column = max(row, 1), column + 1
        # A cell written twice would take the place of the first in silence.
        self.is_disordered |= (row, column) <= self.last
        self.last = (row, column)
        self.tallest, self.widest = max(self.tallest, row), max(self.widest, column)


def read_workbook(raw: bytes, filename: str) -> tuple[Sheet, list[Sheet]]:
    """Read the first visible sheet that holds something, and those of its repeated groups.

    The other sheets are named in the notes of the first.

    Raises
    ------
    SurveyError
        If the file is truncated, not a workbook, protected, or beyond measure.
    """
    filled, told = _guard(raw, filename)
    workbook, notes = _open(raw, filename)
    notes += told
    sheets = _filled_sheets(workbook, filename, notes)
    if filled > len(sheets):
        # A relationship is lost: the sheet is in the file, and opens blank.
        notes.append(f"{filled - len(sheets)} feuille(s) remplie(s) mais détachées, non lues")
    chosen, repeats = _choose(sheets, filename, notes)
    return _cells(chosen, filename, notes), [_cells(sheet, filename, []) for sheet in repeats]


def _cells(sheet: CalamineSheet, filename: str, notes: list[str]) -> Sheet:
    rows = [
        [_text(cell, filename, sheet.name, line, col) for col, cell in enumerate(row)]
        for line, row in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    spans = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(rows, name=sheet.name, spans=spans, notes=notes)


def _guard(raw: bytes, filename: str) -> tuple[int, list[str]]:
    # Returns how many parts hold a sheet's values, and what the markup says of them.
    with open_checked(raw, filename) as archive:
        if not is_workbook(archive):
            refuse(OTHER_ZIP, filename, "décompressez-la et donnez un seul fichier")
        parts = [name for name in archive.namelist() if name != SHARED_TEXTS]
        scans = [_scan(archive, name) for name in parts]
    if any(scan.tallest * scan.widest > MAX_CELLS for scan in scans):
        what = "une cellule isolée étend la feuille à des millions de cases"
        refuse(what, filename, "supprimez les lignes et colonnes au-delà du tableau")
    for name, scan in zip(parts, scans, strict=True):
        if scan.is_disordered:
            what = "des cellules ont une adresse illisible, répétée ou dans le désordre"
            refuse(what, f"{filename}, partie « {name} »", REEXPORT)
    told = {
        "formule(s) : seule la valeur enregistrée est lue": sum(s.formulas for s in scans),
        "formule(s) sans valeur enregistrée, lues comme vides": sum(s.without_value for s in scans),
        "cellule(s) en erreur (« #REF! »), lues comme vides": sum(s.in_error for s in scans),
    }
    notes = [f"{count} {what}" for what, count in told.items() if count]
    return sum(s.is_filled for s in scans), notes


def _scan(archive: zipfile.ZipFile, name: str) -> _Scan:
    scan = _Scan()
    tail = b""
    with archive.open(name) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            block = tail + chunk
            # A sheet is where the workbook's relationships say, not always in xl/worksheets/.
            scan.is_sheet |= SHEET_MARK in block
            if scan.is_sheet:
                scan.read(block, len(tail))
            tail = block[-OVERLAP_BYTES:]
    return scan


def _count(pattern: re.Pattern[bytes], block: bytes, seen: int) -> int:
    return sum(1 for found in pattern.finditer(block) if found.end() > seen)


def _column(letters: bytes) -> int:
    number = 0
    for code in letters.upper():
        number = number * 26 + code - ord("A") + 1
    return number


def _open(raw: bytes, filename: str) -> tuple[CalamineWorkbook, list[str]]:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw)), []
    except CalamineError:
        pass  # the styles are the part most often malformed, and no answer stands in them
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_without_styles(raw)))
    except CalamineError:
        what = "le classeur est illisible ou protégé par un mot de passe"
        refuse(what, filename, REEXPORT)
    return workbook, ["styles illisibles, laissés de côté : les dates peuvent être des nombres"]


def _without_styles(raw: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if name != "xl/styles.xml":
                new.writestr(name, old.read(name))
    return kept.getvalue()


def _filled_sheets(
    workbook: CalamineWorkbook, filename: str, notes: list[str]
) -> list[tuple[CalamineSheet, bool]]:
    # With each sheet, whether it is shown. A sheet that is one chart holds no cell.
    found: list[tuple[CalamineSheet, bool]] = []
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            notes.append(f"feuille sans cellules non lue : « {about.name} »")
            continue
        sheet = _sheet(workbook, about.name, filename)
        if sheet.height:
            found.append((sheet, about.visible == SheetVisibleEnum.Visible))
    return found


def _choose(
    sheets: list[tuple[CalamineSheet, bool]], filename: str, notes: list[str]
) -> tuple[CalamineSheet, list[CalamineSheet]]:
    filled = [sheet for sheet, is_shown in sheets if is_shown]
    notes += [f"feuille masquée non lue : « {s.name} »" for s, is_shown in sheets if not is_shown]
    if not filled:
        refuse("aucune feuille visible ne contient de cellule remplie", filename, REEXPORT)
    first_rows = [_first_row(sheet) for sheet in filled]
    is_repeat = [REPEAT_COLUMNS.issubset(row) for row in first_rows]
    repeats = [sheet for sheet, inside in zip(filled, is_repeat, strict=True) if inside]
    if len(repeats) == len(filled):
        # Someone kept the sheets of repeated groups alone: the first is read for itself.
        repeats, is_repeat = [], [False] * len(filled)
    others = [i for i, inside in enumerate(is_repeat) if not inside]
    # A sheet added before Kobo's own does not hold what the repeated groups hang on.
    others.sort(key=lambda i: bool(repeats) and PARENT_COLUMN not in first_rows[i])
    chosen, *unread = (filled[i] for i in others)
    notes += [f"autre feuille non lue : « {s.name} » ({s.height} lignes)" for s in unread]
    return chosen, repeats


def _sheet(workbook: CalamineWorkbook, name: str, filename: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError as error:
        what = f"la feuille « {name} » est tronquée ou abîmée"
        raise SurveyError(Fault(what, filename, remedy=REEXPORT)) from error


def _first_row(sheet: CalamineSheet) -> set[str]:
    # One row only: a sheet of a million rows is not unfolded twice.
    return {str(cell).strip() for cell in next(iter(sheet.iter_rows()), [])}


def _text(value: Cell, filename: str, sheet: str, line: int, column: int) -> str:
    if isinstance(value, str):
        if len(value) > MAX_CELL_CHARS:
            where = f"{filename}, feuille « {sheet} », cellule {letter(column)}{line + 1}"
            what = "une cellule dépasse un million de caractères"
            refuse(what, where, "videz ou raccourcissez cette cellule")
        return value if value.strip() else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        # A code typed as a number comes as 21231.0.
        is_whole = abs(value) < MAX_EXACT_INTEGER and value == math.floor(value)
        return str(int(value)) if is_whole else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value)
