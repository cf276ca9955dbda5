"""What the registers say of skills, actors and ties, ready to be landed.

No free text, and no name but of the organisations that accept to be named.
"""

from datetime import date
from pathlib import Path

import pandas as pd

from generator.decisions.files import read_csv
from generator.errors import DataError, Fault
from generator.registers.files import columns_of, finish_import, ids_of, register_files
from generator.resources.sheets import Dictionary, Sheet
from generator.resources.tables import Place, check_tables, typed

SKILLS, ACTORS, TIES = "skills", "actors", "ties"
# Only what is used goes further than the door; a skill's commune would make small counts smaller.
LANDED = {
    SKILLS: ("skill_id", "epci_code", "rome_code", "people_kind", "persons_count", "census_date",
             "is_wished"),
    ACTORS: ("actor_id", "epci_code", "actor_kind", "actor_name", "may_be_named",
             "sought_resource_kind_ids", "coalition_roles", "associate_categories"),
    TIES: ("tie_id", "actor_id", "other_actor_id", "rests_on_one_person"),
}  # fmt: skip


def load_people_and_ties(
    folder: Path, dictionary: Dictionary, today: date
) -> dict[str, pd.DataFrame]:
    """Read every register of skills, actors and ties; one without a file is an empty table.

    Parameters
    ----------
    folder
        The workspace's ``registres/``: ``competences*.csv``, ``acteurs*.csv``, ``liens*.csv``.
    today
        Ties that have ended by that day, or not begun, are left out.

    Returns
    -------
    dict
        ``land_skills``, ``land_actors``, ``land_ties``, with the columns of ``LANDED``.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    tables = read_sheets(folder, dictionary, tuple(LANDED))
    tables[TIES] = _going_on(tables[TIES], today)
    tables[ACTORS] = _named_if_accepted(tables[ACTORS])
    return {f"land_{name}": tables[name][list(columns)] for name, columns in LANDED.items()}


def load_actors_and_ties(
    folder: Path, dictionary: Dictionary, today: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read every register of actors and ties with all their columns, for who works in the place.

    Returns
    -------
    actors, ties
        Ordered by identifier; ties that have ended by ``today``, or not begun, are left out.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    tables = read_sheets(folder, dictionary, (ACTORS, TIES))
    return tables[ACTORS], _going_on(tables[TIES], today)


def _named_if_accepted(actors: pd.DataFrame) -> pd.DataFrame:
    """Blank the name of who was not asked, or said no; a person has none."""
    accepts = actors["may_be_named"].fillna(value=False)
    return actors.assign(actor_name=actors["actor_name"].where(accepts))


def read_sheets(
    folder: Path, dictionary: Dictionary, names: tuple[str, ...]
) -> dict[str, pd.DataFrame]:
    """Read all the files of some sheets, each table ordered by its identifier.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    finish_import(folder)
    sheets = {sheet.id: sheet for sheet in dictionary.sheets}
    tables: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for name in names:
        sheet = sheets[name]
        frames = [typed((), sheet)]
        for path in register_files(folder, sheet):
            try:
                frames.append(_checked(path, sheet, folder, dictionary))
            except DataError as error:
                faults += error.faults
        together = pd.concat(frames, ignore_index=True).astype(frames[0].dtypes.to_dict())
        tables[name] = together.sort_values(sheet.key, ignore_index=True)
    if faults:
        raise DataError(*faults)
    return tables


def _checked(path: Path, sheet: Sheet, folder: Path, dictionary: Dictionary) -> pd.DataFrame:
    """Check one file alone; what its rows may name stands in all the others."""
    texts = {other.id: columns_of(other, None, path) for other in dictionary.sheets}
    texts[sheet.id] = columns_of(sheet, read_csv(path), path)
    places = dict.fromkeys(texts, Place(f"{folder.name}/{path.name}", by_label=False))
    known = {
        other.id: frozenset[str]().union(
            *(ids_of(file, other) for file in register_files(folder, other) if file != path)
        )
        for other in dictionary.sheets
    }
    return check_tables(texts, dictionary, places, known)[sheet.id]


def _going_on(ties: pd.DataFrame, today: date) -> pd.DataFrame:
    """Keep the ties that last; one without a date is taken to last."""
    day = today.isoformat()  # ISO dates sort as texts
    is_over = (ties["end_date"] < day).fillna(value=False)
    is_to_come = (ties["start_date"] > day).fillna(value=False)
    return ties[~(is_over | is_to_come)].reset_index(drop=True)
