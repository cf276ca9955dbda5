"""From a survey file's bytes to a table of text, by what the file holds and not its name. Pure."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from generator.needs.files.archives import OTHER_ZIP, ZIP, is_workbook, open_checked, survey_members
from generator.needs.files.delimited import read_delimited
from generator.needs.files.json_records import Records, read_records
from generator.needs.files.layout import (
    Sheet,
    doubts,
    find_header,
    left_out_rows,
    name_columns,
    refuse,
)
from generator.needs.files.option_columns import fold_options
from generator.needs.files.repeats import (
    KOBO_PARENT,
    ODK_PARENT,
    Gathered,
    Repeat,
    gather_kobo,
    gather_odk,
)
from generator.needs.files.signatures import LIMESURVEY, ODK, kind_of
from generator.needs.files.workbook import read_workbook

OLE = b"\xd0\xcf\x11\xe0"
PDF = b"%PDF"
HANDMADE = "tableau"
NOT_SHOWN = "N/A"  # LimeSurvey's word for a question not shown or not answered
ANSWER_CODE = re.compile(r"A\d{1,4}")  # LimeSurvey's usual code of an answer without its label
CODED_OPTION = re.compile(r".*\[SQ\d{1,4}\]")  # and of an option
EMPTY_REMEDY = "vérifiez l'export : il faut une ligne de titres, et des lignes dessous"
ONE_FILE = "décompressez-la et donnez un seul fichier"


@dataclass(frozen=True)
class RawTable:
    """A survey file as written, before anyone says what its columns mean.

    Parameters
    ----------
    frame
        One row per possible answer, text columns, blanks as NA; the index ``source_row`` is the
        row's number in the file, the sheet or the JSON list, from 1 (a cell of several lines
        makes one row). The rows of repeated groups are list lines in their answer's cells.
    kind
        The tool that wrote it (``decidim``, ``google_forms``, ``kobo``…), else ``tableau`` or
        ``json``.
    header_row
        From 1; 0 for JSON, where each answer names its questions.
    left_out
        Rows that hold no answer or cannot be read: ``source_row``, ``status``, ``reason_fr``,
        ``column``. Every row of the file but its header stands in ``frame`` or here; of a
        repeated group, the rows that joined no answer do, under their own number.
    notes
        French sentences on what was found on the way.
    options
        For each question with several answers, the labels of its options; its cells hold those
        ticked, joined by ``OPTION_MARK``.
    """

    frame: pd.DataFrame
    kind: str
    encoding: str | None
    separator: str | None
    header_row: int
    sheet: str | None
    left_out: pd.DataFrame
    notes: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_table(raw: bytes, filename: str) -> RawTable:
    """Read a survey file into text columns.

    Parameters
    ----------
    raw
        The whole file: CSV, workbook, JSON, or a zip of one of them or of ODK Central's CSVs.
    filename
        Named in the errors only; the extension decides nothing.

    Raises
    ------
    SurveyError
        If the file is empty, protected, a web page, truncated, of mixed encodings, harmful, or
        without a row of column names.
    """
    table = _read_archive(raw, filename) if raw.startswith(ZIP) else _read_file(raw, filename)
    if not {KOBO_PARENT, ODK_PARENT}.isdisjoint(table.frame.columns):
        note = "ce fichier est celui d'un groupe répété : le reste du formulaire est dans un autre"
        table = replace(table, notes=(*table.notes, note))
    return table


def _read_archive(raw: bytes, filename: str) -> RawTable:
    with open_checked(raw, filename) as archive:
        if is_workbook(archive):
            return _read_file(raw, filename)
        members, notes = survey_members(archive, filename)
    # A zip inside a zip is read as a workbook or refused: archives are opened once.
    if len(members) > 1 and any(member.raw.startswith(ZIP) for member in members):
        refuse(OTHER_ZIP, filename, ONE_FILE)
    tables = {m.name: _read_file(m.raw, f"{filename}, « {m.name} »") for m in members}
    table = _odk(tables, filename) if len(members) > 1 else next(iter(tables.values()))
    return replace(table, notes=(*notes, *table.notes))


def _odk(tables: Mapping[str, RawTable], filename: str) -> RawTable:
    forms = [name for name, table in tables.items() if ODK_PARENT not in table.frame.columns]
    if len(forms) != 1 or any(table.kind != ODK for table in tables.values()):
        refuse(OTHER_ZIP, filename, ONE_FILE)
    stem = forms[0].rsplit(".", 1)[0]
    repeats = {
        name.rsplit(".", 1)[0].removeprefix(f"{stem}-"): table
        for name, table in tables.items()
        if name not in forms
    }
    form = tables[forms[0]]
    return _gathered(form, repeats, gather_odk(form.frame, _as_repeats(repeats)))


def _read_file(raw: bytes, filename: str) -> RawTable:
    start = _refuse_other_formats(raw, filename)
    if raw.startswith(ZIP):
        sheet, repeats = read_workbook(raw, filename)
        return _with_repeats(_as_table(sheet, filename), repeats, filename)
    records = read_records(raw, filename) if start.startswith((b"{", b"[")) else None
    if records:
        return _from_records(records)
    return _as_table(read_delimited(raw, filename), filename)


def _with_repeats(form: RawTable, sheets: list[Sheet], filename: str) -> RawTable:
    if not sheets:
        return form
    repeats = {
        str(sheet.name): _as_table(sheet, f"{filename}, feuille « {sheet.name} »")
        for sheet in sheets
        if len(sheet.rows) > 1
    }
    gathered = gather_kobo(form.frame, form.sheet, _as_repeats(repeats))
    return _gathered(form, repeats, gathered)


def _as_repeats(tables: Mapping[str, RawTable]) -> list[Repeat]:
    return [Repeat(title, table.frame, table.options) for title, table in tables.items()]


def _gathered(form: RawTable, repeats: Mapping[str, RawTable], found: Gathered) -> RawTable:
    lost = [form.left_out, found.left_out]
    for title, table in repeats.items():
        where = f"groupe répété « {title} » : "
        lost.append(table.left_out.assign(reason_fr=where + table.left_out["reason_fr"]))
    return replace(
        form,
        frame=found.frame,
        left_out=pd.concat(lost, ignore_index=True),
        notes=(*form.notes, *found.notes),
        options={**form.options, **found.labels},
    )


def _from_records(records: Records) -> RawTable:
    return RawTable(
        frame=records.frame,
        kind=records.kind,
        encoding=records.encoding,
        separator=None,
        header_row=0,
        sheet=None,
        left_out=records.left_out,
        notes=records.notes,
        options=records.options,
    )


def _as_table(sheet: Sheet, filename: str) -> RawTable:
    if not any(any(row) for row in sheet.rows):
        refuse("le fichier est vide", filename, EMPTY_REMEDY)
    header = find_header(sheet, filename)
    names, last, notes = name_columns(sheet, header, filename)
    left_out = left_out_rows(sheet, header, last, names)
    frame, short = _answers(sheet, last, len(names), set(left_out["source_row"]))
    if short:
        notes.append(f"{short} ligne(s) plus courtes que l'en-tête, complétées par des blancs")
    notes += doubts(sheet, last, names)
    kind = kind_of(sheet.rows[last]) or HANDMADE
    frame = frame.set_axis(names, axis=1)
    if kind == LIMESURVEY:
        frame, told = _limesurvey(frame)
        notes += told
    folded = fold_options(frame, kind)
    return RawTable(
        frame=folded.frame,
        kind=kind,
        encoding=sheet.encoding,
        separator=sheet.separator,
        header_row=last + 1,
        sheet=sheet.name,
        left_out=left_out,
        notes=(*sheet.notes, *notes, *folded.notes),
        options=folded.labels,
    )


def _answers(sheet: Sheet, last: int, width: int, skipped: set[int]) -> tuple[pd.DataFrame, int]:
    numbered = [
        (number, row)
        for number, row in enumerate(sheet.rows[last + 1 :], start=last + 2)
        if number not in skipped
    ]
    short = sum(1 for _, row in numbered if len(row) < width)
    cells = [row[:width] + [""] * (width - len(row)) for _, row in numbered]
    index = pd.Index([number for number, _ in numbered], name="source_row", dtype="int64")
    columns = range(width)
    frame = pd.DataFrame(cells, columns=columns, index=index, dtype="string").replace("", pd.NA)
    return frame, short


def _limesurvey(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    not_shown = frame.isin([NOT_SHOWN])
    notes = []
    if count := int(not_shown.to_numpy().sum()):
        notes.append(f"{count} cellule(s) « N/A » lues comme vides : question non posée")
    coded = [f"« {name} »" for name in map(str, frame.columns) if _is_coded(name, frame[name])]
    if coded:
        told = "réponses en codes sans leur libellé (« A1 »), demandez l'export des libellés : "
        notes.append(told + ", ".join(coded))
    return frame.mask(not_shown, pd.NA), notes


def _is_coded(name: str, column: "pd.Series[str]") -> bool:
    filled = column.dropna()
    in_codes = not filled.empty and bool(filled.str.fullmatch(ANSWER_CODE).all())
    return in_codes or CODED_OPTION.fullmatch(name) is not None


def _refuse_other_formats(raw: bytes, filename: str) -> bytes:
    # Returns how the file starts, without its byte order mark and blanks.
    start = raw[:4096].removeprefix(codecs.BOM_UTF8)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start[2:].replace(b"\x00", b"")
    start = start.lstrip()
    if not start:
        refuse("le fichier est vide", filename, EMPTY_REMEDY)
    if start.startswith(OLE):
        what = "c'est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe"
        refuse(what, filename, "ôtez le mot de passe et enregistrez-le en XLSX")
    if start.startswith(b"<"):
        what = "c'est une page web enregistrée sous un nom de tableur"
        refuse(what, filename, "ouvrez-la dans un tableur et enregistrez-la en XLSX")
    if start.startswith(PDF):
        refuse("c'est un PDF", filename, "demandez l'export en XLSX ou en CSV")
    return start
