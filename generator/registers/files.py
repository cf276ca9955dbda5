"""The registers as files: one CSV a table in ``registres/``, replaced together or not at all."""

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from generator.decisions.files import SEPARATOR, one_writer, read_csv
from generator.errors import DataError, Fault
from generator.resources.sheets import Dictionary, Sheet
from generator.resources.tables import Place, check_tables, to_texts
from generator.warehouse.workspace import write_atomically

STAGED = ".import"  # complete: its files only have to be moved into place
UNFINISHED = ".import.tmp"
RESOURCES = "resources"
RESOURCE_FILES = "ressources*.csv"


def load_registers(
    folder: Path, dictionary: Dictionary, confirmed: Collection[str] = ()
) -> dict[str, pd.DataFrame]:
    """Read the tables of the registers; one without a file is empty, with its columns.

    Parameters
    ----------
    folder
        The workspace's ``registres/``.
    confirmed
        Identifiers of the confirmed proposals, which premises may name as their resource.

    Returns
    -------
    dict
        By id of sheet: ``resources``, ``skills``, ``actors``, ``ties``, ``contributions``,
        ``participations``, ``premises``, each of its own file alone. See ``check_tables``.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    finish_import(folder)
    texts: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for sheet in dictionary.sheets:
        path = folder / sheet.csv_name
        try:
            texts[sheet.id] = columns_of(sheet, read_csv(path) if path.exists() else None, path)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    places = {s.id: Place(f"{folder.name}/{s.csv_name}", by_label=False) for s in dictionary.sheets}
    return check_tables(texts, dictionary, places, ids_elsewhere(folder, dictionary, confirmed))


def ids_elsewhere(
    folder: Path, dictionary: Dictionary, confirmed: Collection[str] = ()
) -> dict[str, frozenset[str]]:
    """Return by sheet the identifiers that stand in its other files, ``acteurs_sud.csv`` say.

    The confirmed proposals are resources too.
    """
    found: dict[str, frozenset[str]] = {}
    for sheet in dictionary.sheets:
        files = [path for path in register_files(folder, sheet) if path.name != sheet.csv_name]
        known = (ids_of(path, sheet) for path in files)
        found[sheet.id] = frozenset[str]().union(*known)
    found[RESOURCES] |= frozenset(confirmed)
    return found


def register_files(folder: Path, sheet: Sheet) -> list[Path]:
    """List the files that hold rows of a sheet, in the order of their names."""
    return sorted(folder.glob(f"{sheet.file}*.csv"))


def ids_of(path: Path, sheet: Sheet) -> frozenset[str]:
    """Return the identifiers of a file; one without that column has none."""
    rows = read_csv(path)
    return frozenset(rows[sheet.key].dropna()) if sheet.key in rows else frozenset()


def save_registers(
    folder: Path, tables: Mapping[str, pd.DataFrame], dictionary: Dictionary
) -> None:
    """Replace the files together: a process killed at any moment leaves all or none."""
    unfinished = folder / UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    for sheet in dictionary.sheets:
        write_atomically(unfinished / sheet.csv_name, csv_bytes(to_texts(tables[sheet.id])))
    unfinished.replace(folder / STAGED)
    _move_in(folder)


def finish_import(folder: Path) -> None:
    """Finish an import that was cut short after all its files were written."""
    if (folder / STAGED).exists():
        with one_writer(folder):
            _move_in(folder)


def _move_in(folder: Path) -> None:
    staged = folder / STAGED
    if staged.exists():
        for path in sorted(staged.iterdir()):
            path.replace(folder / path.name)
        staged.rmdir()


def csv_bytes(texts: pd.DataFrame) -> bytes:
    """Write texts as a CSV that a French spreadsheet opens as it is."""
    return texts.to_csv(sep=SEPARATOR, index=False, lineterminator="\n").encode("utf-8-sig")


def columns_of(sheet: Sheet, rows: pd.DataFrame | None, path: Path) -> pd.DataFrame:
    """Keep the columns of the sheet; officers' own notes are left out, optional ones may lack."""
    if rows is None:
        return pd.DataFrame({name: pd.Series(dtype="string") for name in sheet.names})
    absent = [c.id for c in sheet.columns if c.is_required and not c.when and c.id not in rows]
    if absent:
        where = f"{path.parent.name}/{path.name}"
        remedy = f"la première ligne doit être : {SEPARATOR.join(sheet.names)}"
        raise DataError(Fault(f"colonnes absentes : {', '.join(absent)}", where, remedy=remedy))
    return rows.reindex(columns=list(sheet.names)).astype("string")
