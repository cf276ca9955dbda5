"""Read a register workbook as people filled it: each table as texts, the examples left out."""

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping

import pandas as pd
from python_calamine import CalamineSheet, CalamineWorkbook

from generator.errors import DataError, Fault
from generator.folding import fold_name
from generator.needs.files.workbook import read_workbook
from generator.resources.cells import Value, written
from generator.resources.sheets import EXAMPLE_MARK, Dictionary, Sheet

ZIP = b"PK\x03\x04"
MAX_UNZIPPED_BYTES = 50_000_000  # a register of 10,000 rows weighs 5 MB
FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
IN_ERROR = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*\st="e"'
)  # « #REF! », which would be read as a blank
UNREADABLE = {
    "formule(s) sans valeur enregistrée": FORMULA_WITHOUT_VALUE,
    "case(s) en erreur (« #REF! »)": IN_ERROR,
}
MODEL = "repartez du modèle : generateur registre modele FICHIER.xlsx --rempli"
Cell = Value | dt.date | dt.time | dt.timedelta


def read_register_workbook(
    raw: bytes, filename: str, dictionary: Dictionary
) -> dict[str, pd.DataFrame]:
    """Read the sheets of a register workbook; its other sheets hold nothing of ours.

    Returns
    -------
    dict
        By id of sheet: the columns of the sheet as texts, blanks as NA, one row per row that
        holds something; the index is the row's number in the sheet. A sheet that is not in the
        workbook, older than it perhaps, has no table.

    Raises
    ------
    DataError
        If it is not a sound workbook, if no sheet is ours or one was renamed, or if a column is
        missing, unknown or repeated.
    """
    _guard(raw, filename)
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    by_label = {fold_name(name): name for name in book.sheet_names}
    names = {sheet.id: by_label.get(fold_name(sheet.label_fr)) for sheet in dictionary.sheets}
    faults = _renamed(book, dictionary, names, filename)
    tables: dict[str, pd.DataFrame] = {}
    for sheet in dictionary.sheets:
        name = names[sheet.id]
        if name is None:
            continue
        try:
            where = f"{filename}, feuille « {sheet.label_fr} »"
            tables[sheet.id] = _table(book.get_sheet_by_name(name), sheet, where)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return tables


def _renamed(
    book: CalamineWorkbook, dictionary: Dictionary, names: Mapping[str, str | None], filename: str
) -> list[Fault]:
    """Refuse a workbook without any sheet of ours, and a sheet of ours under another name.

    What it holds would be lost in silence.
    """
    if not any(names.values()):
        return [Fault("aucune feuille du modèle n'est dans ce classeur", filename, remedy=MODEL)]
    known = {name for name in names.values() if name is not None}
    younger = {
        fold_name(column.heading_fr)
        for sheet in dictionary.sheets
        for column in sheet.columns
        if column.may_be_absent
    }
    absent = {
        frozenset(_titles(sheet)) - younger: sheet
        for sheet in dictionary.sheets
        if not names[sheet.id]
    }
    faults = []
    for other in [name for name in book.sheet_names if name not in known] if absent else []:
        titles = _first_row(book.get_sheet_by_name(other))
        sheet = absent.get(frozenset(fold_name(title) for title in titles if title) - younger)
        if sheet:
            what = f"cette feuille a les colonnes de « {sheet.label_fr} », qui est absente"
            remedy = f"renommez-la « {sheet.label_fr} »"
            faults.append(Fault(what, f"{filename}, feuille « {other} »", remedy=remedy))
    return faults


def _titles(sheet: Sheet) -> dict[str, str]:
    """Return the columns of a sheet by their folded title."""
    return {fold_name(column.heading_fr): column.id for column in sheet.columns}


def _first_row(found: CalamineSheet) -> list[str]:
    rows = found.to_python(skip_empty_area=False, nrows=1)
    return [_text(cell) for cell in rows[0]] if rows else []


def _guard(raw: bytes, filename: str) -> None:
    """Refuse what is no workbook or would harm the machine, and cells that hold no value."""
    if not raw.startswith(ZIP):
        what = "ce n'est pas un classeur XLSX"
        raise DataError(Fault(what, filename, remedy="enregistrez-le en XLSX depuis un tableur"))
    read_workbook(raw, filename)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MAX_UNZIPPED_BYTES:
            what = f"décompressé, il pèserait plus de {MAX_UNZIPPED_BYTES // 10**6} Mo"
            raise DataError(Fault(what, filename, remedy="ôtez les images et les feuilles en trop"))
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        parts = [archive.read(name) for name in sheets]
    remedy = "remplacez-les par leur valeur, ou réenregistrez le classeur depuis un tableur"
    cells = {
        what: [found[1].decode() for part in parts for found in pattern.finditer(part)]
        for what, pattern in UNREADABLE.items()
    }
    faults = [
        Fault(f"{len(found)} {what}", filename, f"la case {found[0]}", remedy)
        for what, found in cells.items()
        if found
    ]
    if faults:
        raise DataError(*faults)


def _table(found: CalamineSheet, sheet: Sheet, where: str) -> pd.DataFrame:
    rows = [[_text(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]
    titles = rows[0] if rows else []
    positions = _positions(titles, rows, sheet, where)
    kept = {
        number: [
            (row[positions[name]] if name in positions else "") or pd.NA for name in sheet.names
        ]
        for number, row in enumerate(rows[1:], start=2)
        if any(row) and not row[positions[sheet.key]].upper().startswith(EXAMPLE_MARK)
    }
    index = pd.Index(list(kept), name="source_row", dtype="int64")
    return pd.DataFrame(list(kept.values()), index=index, columns=list(sheet.names), dtype="string")


def _positions(
    titles: list[str], rows: list[list[str]], sheet: Sheet, where: str
) -> dict[str, int]:
    """Find each column by its title; a column that is not ours would be lost in silence."""
    by_title = _titles(sheet)
    ids = [by_title.get(fold_name(title)) for title in titles]
    counts = Counter(ids)
    faults = [
        Fault(f"la colonne « {column.heading_fr} » est absente", where, remedy=MODEL)
        if not counts[column.id]
        else Fault(f"la colonne « {column.heading_fr} » est écrite deux fois", where, remedy=MODEL)
        for column in sheet.columns
        if counts[column.id] > 1 or (not counts[column.id] and not column.may_be_absent)
    ]
    for position, found in enumerate(ids):
        if found is None and any(row[position] for row in rows):
            what = f"la colonne {position + 1} « {titles[position]} » n'est pas du modèle"
            remedy = "mettez son contenu dans « Notes », ou supprimez-la : elle serait perdue"
            faults.append(Fault(what, where, remedy=remedy))
    if faults:
        raise DataError(*faults)
    return {found: position for position, found in enumerate(ids) if found}


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return written(cell)
    if isinstance(cell, float | int):
        # A code typed as a number comes as 21231.0; the comma says where the decimals begin.
        whole = float(cell).is_integer()
        return str(int(cell)) if whole else f"{cell:f}".rstrip("0").replace(".", ",")
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)
