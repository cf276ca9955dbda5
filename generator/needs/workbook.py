"""Read a workbook's first useful sheet as text, after refusing what would harm the machine. Pure.

The reader takes the value stored in each cell: a formula is never computed.
"""

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from generator.needs.delimited import MAX_CELL_CHARS
from generator.needs.layout import Sheet, letter, refuse

MAX_UNZIPPED_BYTES = 500_000_000  # the largest survey workbook met is under 20 MB unzipped
MAX_RATIO = 200  # a sheet of answers shrinks 5 to 20 times
RATIO_FROM_BYTES = 50_000_000  # a small sheet of blanks may shrink more than that, harmlessly
MAX_CELLS = 20_000_000  # one far-away cell makes the reader allocate the whole rectangle
MAX_EXACT_INTEGER = 2**53  # beyond it a spreadsheet's number has already lost digits
CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 64  # longer than any piece of markup looked for below
CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
FORMULA = re.compile(rb"<f[ >/]")
NO_VALUE = re.compile(rb"</f>(?:<v></v>|<v ?/>)?</c>")
OTHER_ZIP = "c'est une archive zip et non un classeur"
REEXPORT = "rouvrez-le dans un tableur et réenregistrez-le en XLSX, ou demandez un nouvel export"

Cell = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True)
class _Scan:
    """What one sheet's markup says before it is trusted to the reader."""

    cells: int
    formulas: int
    without_value: int


def read_workbook(raw: bytes, filename: str) -> Sheet:
    """Read the first visible sheet that holds something; the others are named in the notes.

    Raises
    ------
    SurveyError
        If the file is truncated, not a workbook, protected, or beyond measure.
    """
    scan = _guard(raw, filename)
    workbook, notes = _open(raw, filename)
    if scan.formulas:
        notes.append(f"{scan.formulas} formule(s) : seule la valeur enregistrée est lue")
    if scan.without_value:
        notes.append(f"{scan.without_value} formule(s) sans valeur enregistrée, lues comme vides")
    sheet = _choose(workbook, filename, notes)
    rows = [
        [_text(cell, filename, sheet.name, line, col) for col, cell in enumerate(row)]
        for line, row in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    spans = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(rows, name=sheet.name, spans=spans, notes=notes)


def _guard(raw: bytes, filename: str) -> _Scan:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names and "content.xml" not in names:
                refuse(OTHER_ZIP, filename, "décompressez-la et donnez un seul fichier")
            unzipped = sum(info.file_size for info in archive.infolist())
            too_dense = unzipped > RATIO_FROM_BYTES and unzipped > MAX_RATIO * len(raw)
            if unzipped > MAX_UNZIPPED_BYTES or too_dense:
                what = (
                    f"décompressé, il pèserait {unzipped // 1_000_000} Mo : fichier piégé ou gonflé"
                )
                refuse(what, filename, REEXPORT)
            broken = archive.testzip()
            if broken:
                refuse(f"la partie « {broken} » est abîmée", filename, REEXPORT)
            sheets = [name for name in names if name.startswith("xl/worksheets/")]
            scans = [_scan(archive, name) for name in sheets if name.endswith(".xml")]
    except (zipfile.BadZipFile, EOFError, NotImplementedError):
        what = "le classeur est tronqué ou abîmé"
        refuse(what, filename, "téléchargez-le à nouveau en entier")
    if any(scan.cells > MAX_CELLS for scan in scans):
        what = "une cellule isolée étend la feuille à des millions de cases"
        refuse(what, filename, "supprimez les lignes et colonnes au-delà du tableau")
    return _Scan(0, sum(s.formulas for s in scans), sum(s.without_value for s in scans))


def _scan(archive: zipfile.ZipFile, name: str) -> _Scan:
    widest = tallest = formulas = without_value = 0
    tail = b""
    with archive.open(name) as stream:
        while chunk := stream.read(CHUNK_BYTES):
            block = tail + chunk
            # What lies wholly in the overlap was counted with the block before.
            formulas += sum(1 for m in FORMULA.finditer(block) if m.end() > len(tail))
            without_value += sum(1 for m in NO_VALUE.finditer(block) if m.end() > len(tail))
            for found in CELL.finditer(block):
                widest = max(widest, _column(found[1]))
                tallest = max(tallest, int(found[2]))
            tail = block[-OVERLAP_BYTES:]
    return _Scan(widest * tallest, formulas, without_value)


def _column(letters: bytes) -> int:
    number = 0
    for code in letters:
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


def _choose(workbook: CalamineWorkbook, filename: str, notes: list[str]) -> CalamineSheet:
    chosen: CalamineSheet | None = None
    for about in workbook.sheets_metadata:
        sheet = workbook.get_sheet_by_name(about.name)
        if not sheet.height:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            notes.append(f"feuille masquée non lue : « {about.name} »")
        elif chosen is None:
            chosen = sheet
        else:
            notes.append(f"autre feuille non lue : « {about.name} » ({sheet.height} lignes)")
    if chosen is None:
        refuse("aucune feuille visible ne contient de cellule remplie", filename, REEXPORT)
    return chosen


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
        is_whole = value == int(value) and abs(value) < MAX_EXACT_INTEGER
        return str(int(value)) if is_whole else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value)
