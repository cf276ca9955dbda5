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
OUR_RESOURCES = "ressources.csv"
RESOURCE_FILES = "ressources*.csv"


def load_registers(
    folder: Path, dictionary: Dictionary, confirmed: Collection[str] = ()
) -> dict[str, pd.DataFrame]:
    """Read the six tables of the registers; one without a file is empty, with its columns.

    Parameters
    ----------
    folder
        The workspace's ``registres/``.
    confirmed
        Identifiers of the confirmed proposals, which premises may name as their resource.

    Returns
    -------
    dict
        By id of sheet: ``resources`` (of ``ressources.csv`` alone), ``actors``, ``ties``,
        ``contributions``, ``participations``, ``premises``. See ``check_tables``.

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
            texts[sheet.id] = _columns_of(sheet, read_csv(path) if path.exists() else None, path)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    places = {s.id: Place(f"{folder.name}/{s.csv_name}", by_label=False) for s in dictionary.sheets}
    elsewhere = {"resources": other_resources(folder) | frozenset(confirmed)}
    return check_tables(texts, dictionary, places, elsewhere)


def other_resources(folder: Path) -> frozenset[str]:
    """Return the identifiers of the resources that stand in other files than ``ressources.csv``."""
    found: set[str] = set()
    for path in folder.glob(RESOURCE_FILES):
        if path.name != OUR_RESOURCES:
            rows = read_csv(path)
            found |= set(rows["resource_id"].dropna()) if "resource_id" in rows else set()
    return frozenset(found)


def save_registers(
    folder: Path, tables: Mapping[str, pd.DataFrame], dictionary: Dictionary
) -> None:
    """Replace the six files together: a process killed at any moment leaves all or none."""
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


def _columns_of(sheet: Sheet, rows: pd.DataFrame | None, path: Path) -> pd.DataFrame:
    """Keep the columns of the sheet; officers' own notes are left out, optional ones may lack."""
    if rows is None:
        return pd.DataFrame({name: pd.Series(dtype="string") for name in sheet.names})
    absent = [c.id for c in sheet.columns if c.is_required and not c.when and c.id not in rows]
    if absent:
        where = f"{path.parent.name}/{path.name}"
        remedy = f"la première ligne doit être : {SEPARATOR.join(sheet.names)}"
        raise DataError(Fault(f"colonnes absentes : {', '.join(absent)}", where, remedy=remedy))
    return rows.reindex(columns=list(sheet.names)).astype("string")
