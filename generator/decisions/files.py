"""The CSV files that officers write, by hand or by a command: read whole, added to in turn."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from generator.errors import DataError, Fault, GateError
from generator.needs.files.delimited import decode
from generator.warehouse.workspace import write_atomically

LOCK_FILE = ".verrou"
LOCK_SECONDS = 10  # an import takes well under one
SEPARATOR = ";"
OTHER_SEPARATORS = (",", "\t")
RESAVE = "rouvrez-le dans un tableur et réenregistrez-le en CSV, séparateur point-virgule"


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold a folder of registers or decisions for one writer.

    Raises
    ------
    GateError
        If another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK_FILE, timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        what = "une autre écriture est en cours dans ce dossier"
        raise GateError(Fault(what, folder.name, remedy="recommencez dans un instant")) from error
    try:
        yield
    finally:
        lock.release()


def read_csv(path: Path) -> pd.DataFrame:
    """Read a CSV of a register or of decisions as texts, blanks as NA.

    Returns
    -------
    DataFrame, one row per row that holds something
        The columns of its first line; the index is the row's number in the file.

    Raises
    ------
    DataError
        If the file is empty, of mixed encodings, badly quoted, or a row is not as wide as others.
    """
    where = f"{path.parent.name}/{path.name}"
    text, _ = decode(path.read_bytes(), where)
    try:
        rows = _cells(text)
    except csv.Error as error:
        what = "un guillemet est ouvert sans être fermé, ou une case est démesurée"
        raise DataError(Fault(what, where, remedy=RESAVE)) from error
    if not rows:
        raise DataError(Fault("le fichier est vide", where, remedy="supprimez-le ou remplissez-le"))
    names = [name.strip() for name in rows[0]]
    numbered = [(n, row) for n, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))]
    uneven = [
        Fault(f"{len(row)} cases au lieu de {len(names)}", f"{where}, ligne {n}", remedy=RESAVE)
        for n, row in numbered
        if len(row) != len(names)
    ]
    if uneven:
        raise DataError(*uneven)
    index = pd.Index([n for n, _ in numbered], name="source_row", dtype="int64")
    cells = [[cell.strip() or pd.NA for cell in row] for _, row in numbered]
    return pd.DataFrame(cells, columns=names, index=index, dtype="string")


def append_row(path: Path, columns: Sequence[str], row: Mapping[str, str | None]) -> None:
    """Add one row after all those of a file that was read without a fault: whole, or not at all.

    What stands there is kept letter for letter, with its separator and the order of its columns;
    the bytes become UTF-8 with a mark, whatever they were, so that any name can be written.

    Parameters
    ----------
    columns
        The header of a file that does not exist yet.
    """
    text = SEPARATOR.join(columns) + "\n"
    if path.exists():
        text, _ = decode(path.read_bytes(), path.name)
    first = text.partition("\n")[0]
    line_end = "\r\n" if first.endswith("\r") else "\n"
    names = [name.strip() for name in _cells(first)[0]]
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=_separator(first), lineterminator=line_end)
    writer.writerow([row.get(name) or "" for name in names])
    joint = "" if text.endswith("\n") else line_end
    write_atomically(path, f"{text}{joint}{line.getvalue()}".encode("utf-8-sig"))


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str | None]]) -> bytes:
    """Write rows as a whole file of decisions, as ``append_row`` begins one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(name) or "" for name in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return next((s for s in (SEPARATOR, *OTHER_SEPARATORS) if s in first), SEPARATOR)


def _cells(text: str) -> list[list[str]]:
    stream = io.StringIO(text, newline="")
    return list(csv.reader(stream, delimiter=_separator(text), strict=True))
