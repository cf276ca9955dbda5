"""Read the lines of a file of decisions, and add one: the same way for every file."""

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from generator.decisions.files import append_row, one_writer, read_csv
from generator.decisions.forms import Form, Known, Row
from generator.errors import DataError, Fault
from generator.needs.privacy import mask
from generator.resources.cells import CellError, read_label

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# A letter first: a spreadsheet would take the zeros out of « 000012 », and the order with them.
NUMBER = re.compile(r"c(\d{6,})", re.ASCII)
ASKED = "décision"  # where a line not yet written stands
AUTHOR = "--auteur"
Line = TypeVar("Line", bound="DataclassInstance")


def read_lines(folder: Path, form: Form, known: Known) -> pd.DataFrame:
    """Read the decisions of a file, oldest first; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    known
        The identifiers that the form's check compares with.

    Returns
    -------
    DataFrame, one row per decision
        The form's columns, as texts.

    Raises
    ------
    DataError
        All the faults of the file, each with its line.
    """
    path = folder / form.file
    if not path.exists():
        return pd.DataFrame({name: pd.Series(dtype="string") for name in form.columns})
    where = f"{folder.name}/{form.file}"
    rows = read_csv(path)
    _refuse_columns(list(rows.columns), form, where)
    rows = rows[list(form.columns)]
    faults = [
        fault
        for number, row in rows.astype(object).where(rows.notna(), None).to_dict("index").items()
        for fault in form.faults(
            {str(name): cell for name, cell in row.items()}, known, f"{where}, ligne {number}"
        )
    ]
    if form.is_numbered:
        faults += _twice(rows[form.key], where)
    if faults:
        raise DataError(*faults)
    return rows.reset_index(drop=True)


def read_current(folder: Path, form: Form, known: Known) -> pd.DataFrame:
    """Give the next build the last line on each key, in the order of keys.

    Returns
    -------
    DataFrame, one row per key
        The columns of ``form.told``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    key = [form.key, *form.rest_of_key]
    last = read_lines(folder, form, known).drop_duplicates(key, keep="last")
    return last[list(form.told)].sort_values(key, ignore_index=True)


def append_signed(folder: Path, form: Form, line: Line, known: Known) -> Line:
    """Add one line, its free texts masked first; return it as it was written.

    Parameters
    ----------
    line
        A dataclass whose fields are the form's columns; a blank is None. Its author is not masked:
        a decision is someone's.

    Raises
    ------
    DataError
        If the line, or one already there, is at fault; nothing is written.
    GateError
        If another process is writing there.
    """
    row = asdict(line)
    texts = {name: masked(row[name], option) for name, option in form.free_texts.items()}
    written = replace(line, author=checked(row["author"], AUTHOR), **texts)
    append_line(folder, form, asdict(written), known)
    return written


def append_line(folder: Path, form: Form, row: Row, known: Known) -> dict[str, str | None]:
    """Add one decision after those of its file, which keep every letter.

    Parameters
    ----------
    row
        Its cells by column; a column left out is blank, and the number of a numbered line is
        given here.

    Returns
    -------
    dict
        The line as it was written, a blank as None.

    Raises
    ------
    DataError
        If the decision, or a line already there, is at fault; nothing is written.
    GateError
        If another process is writing there.
    """
    written = {name: row.get(name) or None for name in form.columns}
    with one_writer(folder):
        before = read_lines(folder, form, known)
        if form.is_numbered:
            written[form.key] = _next_number(before[form.key])
        faults = form.faults(written, known, ASKED)
        if faults:
            raise DataError(*faults)
        append_row(folder / form.file, form.columns, written)
    return written


def masked(text: str | None, where: str) -> str | None:
    """Read a free text and take out of it what tells who a person is; blank gives None.

    Raises
    ------
    DataError
        If it could not stand in a cell.
    """
    kept = checked(text or "", where)
    if not kept:
        return None
    told, _ = mask(pd.Series([kept], dtype="string"))
    return str(told.iloc[0])


def checked(text: str, where: str) -> str:
    """Read a free text that may name a person, as an author does.

    Raises
    ------
    DataError
        If it could not stand in a cell.
    """
    try:
        return read_label(text)
    except CellError as error:
        raise DataError(Fault(error.what, where, remedy=error.remedy)) from error


def public_body(text: str, where: str) -> str:
    """Read who said something, which is published: a role or a body, never a person.

    Raises
    ------
    DataError
        If it could not stand in a cell, or a person is named there.
    """
    written = checked(text, where)
    if masked(written, where) != (written or None):
        what, remedy = "une personne y est nommée", "écrivez un rôle ou un organisme : c'est publié"
        raise DataError(Fault(what, where, remedy=remedy))
    return written


def _refuse_columns(names: list[str], form: Form, where: str) -> None:
    if sorted(names) == sorted(form.columns):
        return
    told = ["les colonnes ne sont pas celles attendues"]
    for title, wrong in (
        ("il manque", [name for name in form.columns if name not in names]),
        ("en trop", [name or "(sans nom)" for name in names if name not in form.columns]),
        ("en double", sorted({name for name in names if names.count(name) > 1})),
    ):
        if wrong:
            told.append(f"{title} : {', '.join(wrong)}")
    remedy = f"la première ligne doit être : {';'.join(form.columns)}"
    raise DataError(Fault(" ; ".join(told), where, remedy=remedy))


def _twice(numbers: "pd.Series[str]", where: str) -> list[Fault]:
    repeated = numbers[numbers.duplicated() & numbers.notna()]
    remedy = "donnez un numéro par ligne"
    return [
        Fault(f"le numéro « {number} » sert deux fois", f"{where}, ligne {line}", remedy=remedy)
        for line, number in repeated.items()
    ]


def _next_number(numbers: "pd.Series[str]") -> str:
    given = [int(found[1]) for number in numbers if (found := NUMBER.fullmatch(number))]
    return f"c{max(given, default=0) + 1:06d}"
