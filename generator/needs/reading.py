"""From a survey file's bytes to a table of text, by what the file holds and not its name. Pure."""

import codecs
import json
from dataclasses import dataclass

import pandas as pd

from generator.needs.delimited import read_delimited
from generator.needs.layout import Sheet, find_header, kind_of, left_out_rows, name_columns, refuse
from generator.needs.workbook import read_workbook

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
PDF = b"%PDF"
HANDMADE = "tableau"


@dataclass(frozen=True)
class RawTable:
    """A survey file as written, before anyone says what its columns mean.

    Parameters
    ----------
    frame
        One row per possible answer, text columns, blanks as NA; the index ``source_row`` is the
        row's number in the file or sheet, from 1 (a cell of several lines makes one row).
    kind
        The tool that wrote it (``decidim``, ``google_forms``, ``kobo``…), else ``tableau``.
    left_out
        Rows that hold no answer or cannot be read: ``source_row``, ``status``, ``reason_fr``,
        ``column``. Every row of the file but its header stands in ``frame`` or here.
    notes
        French sentences on what was found on the way.
    """

    frame: pd.DataFrame
    kind: str
    encoding: str | None
    separator: str | None
    header_row: int
    sheet: str | None
    left_out: pd.DataFrame
    notes: tuple[str, ...] = ()


def read_table(raw: bytes, filename: str) -> RawTable:
    """Read a survey file into text columns.

    Parameters
    ----------
    raw
        The whole file.
    filename
        Named in the errors only; the extension decides nothing.

    Raises
    ------
    SurveyError
        If the file is empty, protected, a web page, truncated, of mixed encodings, harmful, or
        without a row of column names.
    """
    _refuse_other_formats(raw, filename)
    read = read_workbook if raw.startswith(ZIP) else read_delimited
    sheet = read(raw, filename)
    if not any(any(row) for row in sheet.rows):
        refuse("le fichier est vide", filename, "vérifiez l'export : il faut des réponses")
    return _as_table(sheet, filename)


def _as_table(sheet: Sheet, filename: str) -> RawTable:
    header = find_header(sheet, filename)
    names, last, notes = name_columns(sheet, header, filename)
    left_out = left_out_rows(sheet.rows, header, last, names)
    skipped = set(left_out["source_row"])
    width = len(names)
    numbered = [
        (number, row)
        for number, row in enumerate(sheet.rows[last + 1 :], start=last + 2)
        if number not in skipped
    ]
    short = sum(1 for _, row in numbered if len(row) < width)
    if short:
        notes.append(f"{short} ligne(s) plus courtes que l'en-tête, complétées par des blancs")
    cells = [row[:width] + [""] * (width - len(row)) for _, row in numbered]
    index = pd.Index([number for number, _ in numbered], name="source_row", dtype="int64")
    frame = pd.DataFrame(cells, columns=names, index=index, dtype="string").replace("", pd.NA)
    return RawTable(
        frame=frame,
        kind=kind_of(sheet.rows[last]) or HANDMADE,
        encoding=sheet.encoding,
        separator=sheet.separator,
        header_row=last + 1,
        sheet=sheet.name,
        left_out=left_out,
        notes=(*sheet.notes, *notes),
    )


def _refuse_other_formats(raw: bytes, filename: str) -> None:
    start = raw[:4096].removeprefix(codecs.BOM_UTF8)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start[2:].replace(b"\x00", b"")
    start = start.lstrip()
    if not start:
        refuse("le fichier est vide", filename, "vérifiez l'export : il faut des réponses")
    if start.startswith(OLE):
        what = "c'est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe"
        refuse(what, filename, "ôtez le mot de passe et enregistrez-le en XLSX")
    if start.startswith(b"<"):
        what = "c'est une page web enregistrée sous un nom de tableur"
        refuse(what, filename, "ouvrez-la dans un tableur et enregistrez-la en XLSX")
    if start.startswith(PDF):
        refuse("c'est un PDF", filename, "demandez l'export en XLSX ou en CSV")
    if start.startswith((b"{", b"[")) and _is_json(raw):
        refuse("le JSON n'est pas encore lu", filename, "exportez en XLSX ou en CSV")


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except ValueError:  # also a UnicodeDecodeError
        return False
    return True
