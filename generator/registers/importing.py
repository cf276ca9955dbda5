"""Bring a filled workbook into ``registres/``: all of it or nothing, and no row lost unseen."""

import logging
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from generator.decisions.files import one_writer, read_csv
from generator.errors import DataError, Fault
from generator.french import counted, listed
from generator.registers.files import columns_of, finish_import, ids_elsewhere, save_registers
from generator.registers.privacy import without_people
from generator.registers.reading import read_register_workbook
from generator.resources.sheets import Dictionary, Sheet
from generator.resources.tables import NOTHING_FURTHER, Further, Place, check_tables

SHOWN_IDS = 20
REPLACE = (
    "repartez de « generateur registre modele FICHIER.xlsx --rempli », "
    "ou ajoutez --remplacer pour les retirer"
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Import:
    """What a workbook holds, checked and masked, the sheets it lacks, and what it would change."""

    tables: dict[str, pd.DataFrame]
    masked: Counter[str]
    absent: list[str] = field(default_factory=list)
    added: dict[str, list[str]] = field(default_factory=dict)
    removed: dict[str, list[str]] = field(default_factory=dict)


def check_workbook(
    path: Path,
    folder: Path,
    dictionary: Dictionary,
    confirmed: Collection[str] = (),
    further: Further = NOTHING_FURTHER,
) -> Import:
    """Read a filled workbook and check everything in it; nothing is kept.

    Parameters
    ----------
    path
        The workbook.
    folder
        The workspace's ``registres/``, which may not exist yet.
    confirmed
        Identifiers of the confirmed proposals, which premises may name as their resource.
    further
        Rules on its tables together (see ``structure_rules``).

    Raises
    ------
    DataError
        All the faults of the workbook, each with its sheet, line and column.
    """
    if not path.is_file():
        raise DataError(Fault("ce fichier n'existe pas", where=str(path)))
    given = read_register_workbook(path.read_bytes(), path.name, dictionary)
    texts = {
        sheet.id: given[sheet.id] if sheet.id in given else columns_of(sheet, None, path)
        for sheet in dictionary.sheets
    }
    places = {
        sheet.id: Place(f"{path.name}, feuille « {sheet.label_fr} »", by_label=True)
        for sheet in dictionary.sheets
    }
    elsewhere = ids_elsewhere(folder, dictionary, confirmed)
    tables = check_tables(texts, dictionary, places, elsewhere, further)
    masked: Counter[str] = Counter()
    for sheet in dictionary.sheets:
        labels = [column.id for column in sheet.columns if column.type == "label"]
        tables[sheet.id], found = without_people(tables[sheet.id], labels)
        masked += found
    absent = [sheet.label_fr for sheet in dictionary.sheets if sheet.id not in given]
    return Import(tables, masked, absent)


def import_workbook(
    path: Path,
    folder: Path,
    dictionary: Dictionary,
    confirmed: Collection[str] = (),
    further: Further = NOTHING_FURTHER,
    *,
    may_remove: bool = False,
) -> Import:
    """Check a filled workbook, then replace the files of the registers together.

    Parameters
    ----------
    path, folder, dictionary, confirmed, further
        See :func:`check_workbook`.
    may_remove
        Whether rows, or officers' own columns, that are there now may go.

    Raises
    ------
    DataError
        If the workbook is at fault, or something would be lost that may not.
    GateError
        If another process is writing there.
    """
    finish_import(folder)
    read = check_workbook(path, folder, dictionary, confirmed, further)
    with one_writer(folder):
        added: dict[str, list[str]] = {}
        removed: dict[str, list[str]] = {}
        faults: list[Fault] = []
        for sheet in dictionary.sheets:
            before, own_columns = _present(folder / sheet.csv_name, sheet)
            emptied = _emptied(folder / sheet.csv_name, sheet, read.tables[sheet.id])
            after = set(read.tables[sheet.id][sheet.key])
            added[sheet.id] = sorted(after - before)
            removed[sheet.id] = sorted(before - after)
            faults += [*_losses(sheet, removed[sheet.id], own_columns), *emptied]
        if faults and not may_remove:
            raise DataError(*faults)
        save_registers(folder, read.tables, dictionary)
    for sheet in dictionary.sheets:
        log.info("%s : %s", sheet.csv_name, counted(len(read.tables[sheet.id]), "ligne"))
    return replace(read, added=added, removed=removed)


def _present(path: Path, sheet: Sheet) -> tuple[set[str], list[str]]:
    """Return the identifiers that stand in a file now, and its columns that are not ours."""
    if not path.exists():
        return set(), []
    rows = read_csv(path)
    ids = set(rows[sheet.key].dropna()) if sheet.key in rows else set()
    return ids, [str(name) for name in rows if name not in sheet.names]


def _emptied(path: Path, sheet: Sheet, after: pd.DataFrame) -> list[Fault]:
    """Find the columns an older workbook may lack, filled now and empty in what would come."""
    before = read_csv(path) if path.exists() else pd.DataFrame()
    lost = [
        column.heading_fr
        for column in sheet.columns
        if column.may_be_absent
        and column.id in before
        and before[column.id].notna().any()
        and after[column.id].isna().all()
    ]
    what = "l'import viderait une colonne remplie aujourd'hui"
    return [Fault(what, f"registres/{sheet.csv_name}", name, REPLACE) for name in lost]


def _losses(sheet: Sheet, removed: list[str], own_columns: list[str]) -> list[Fault]:
    where = f"registres/{sheet.csv_name}"
    faults = []
    if removed:
        gone = f"{counted(len(removed), 'ligne présente', 'lignes présentes')}"
        what = f"l'import ferait perdre {gone} : {listed(removed, SHOWN_IDS)}"
        faults.append(Fault(what, where, remedy=REPLACE))
    if own_columns:
        what = f"l'import ferait perdre les colonnes ajoutées à la main : {listed(own_columns)}"
        remedy = "recopiez-les dans « Notes » du classeur, ou ajoutez --remplacer pour les retirer"
        faults.append(Fault(what, where, remedy=remedy))
    return faults
