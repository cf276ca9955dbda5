"""The structures of the registers: checked like their file, and landed with no name untold."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from generator.carriers.structure_register import (
    MEMBERS,
    SHEETS,
    Law,
    Registered,
    read_registered,
    with_names,
)
from generator.catalogues import Catalogue
from generator.decisions.files import read_csv
from generator.errors import DataError, Fault
from generator.registers.files import register_files
from generator.registers.landed import ACTORS, read_sheets
from generator.registers.privacy import without_people
from generator.resources.sheets import Dictionary
from generator.resources.tables import Further, Lines

LANDED = "land_register_"
NOT_LANDED = "note_fr"


def law_of(catalogue: Catalogue) -> Law:
    """Take from the catalogue what structures are held against."""
    return Law(catalogue.carriers, catalogue.carrier_facts)


def structure_rules(catalogue: Catalogue) -> Further:
    """Say how the structures of a workbook are checked, once its cells were read."""
    law = law_of(catalogue)

    def faults(tables: Mapping[str, pd.DataFrame], lines: Lines) -> tuple[Fault, ...]:
        try:
            registered(tables, law, lines)
        except DataError as error:
            return error.faults
        return ()

    return faults


def registered(tables: Mapping[str, pd.DataFrame], law: Law, lines: Lines) -> list[Registered]:
    """Read the structures of register tables; see ``read_registered``."""
    members = with_names(tables[MEMBERS], tables[ACTORS])
    return read_registered({**tables, MEMBERS: members}, law, lines)


def load_registered(folder: Path, dictionary: Dictionary, catalogue: Catalogue) -> list[Registered]:
    """Read the structures of every register of the workspace, in the order of identifiers.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    tables = read_sheets(folder, dictionary, (ACTORS, *SHEETS))
    return registered(tables, law_of(catalogue), _lines(folder, dictionary))


def load_structures(
    folder: Path, dictionary: Dictionary, catalogue: Catalogue
) -> dict[str, pd.DataFrame]:
    """Read every register of structures; one without a file is an empty table.

    Parameters
    ----------
    folder
        The workspace's ``registres/``: ``structures*.csv``, ``colleges*.csv``, ``membres*.csv``,
        ``faits*.csv``, and the actors that members name.

    Returns
    -------
    dict
        ``land_register_structures``, ``land_register_colleges``, ``land_register_members`` (see
        ``with_names``) and ``land_register_facts``; no note, no name that may not be told.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    tables = read_sheets(folder, dictionary, (ACTORS, *SHEETS))
    registered(tables, law_of(catalogue), _lines(folder, dictionary))
    tables[MEMBERS] = with_names(tables[MEMBERS], tables[ACTORS])
    labels = {
        sheet.id: [column.id for column in sheet.columns if column.type == "label"]
        for sheet in dictionary.sheets
    }
    return {
        f"{LANDED}{name}": without_people(tables[name], labels[name])[0].drop(columns=NOT_LANDED)
        for name in SHEETS
    }


def _lines(folder: Path, dictionary: Dictionary) -> Lines:
    """Tell where each row stands in the files of ``registres/``."""
    lines: dict[str, dict[str, str]] = {}
    for sheet in (sheet for sheet in dictionary.sheets if sheet.id in SHEETS):
        lines[sheet.id] = {
            str(key): f"{folder.name}/{path.name}, ligne {number}"
            for path in register_files(folder, sheet)
            for number, key in read_csv(path)[sheet.key].items()
        }
    return lines
