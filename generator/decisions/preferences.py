"""What people prefer between two opportunities: ``decisions/preferences.csv``."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import MADE_ON, Form, Row
from generator.decisions.lines import append_signed, read_lines
from generator.errors import Fault
from generator.opportunities.learning import SIDES

PAIR = re.compile(r"(\d{9}):([a-z0-9_]+):([a-z0-9_]+)", re.ASCII)
EXAMPLE = "200039055:garage:recyclerie"
NOTHING_KNOWN: Collection[str] = ()  # an activity may leave the catalogue; its answers stay


@dataclass(frozen=True)
class Preference:
    """One line of the file: which of two opportunities comes first, on the marks of a build."""

    pair_id: str
    choice: str
    build_id: str
    author: str
    made_on: str


def pair_id(first: str, second: str) -> str:
    """Name the pair of two opportunities of one EPCI, whichever comes first."""
    epci, _, one = first.partition("-")
    other = second.partition("-")[2]
    return ":".join([epci, *sorted((one, other))])


def pair_faults(pair: str | None, where: str) -> list[Fault]:
    """Tell a name that cannot be a pair's."""
    found = PAIR.fullmatch(pair or "")
    if found is not None and found[2] < found[3]:
        return []
    remedy = "écrivez <code de l'EPCI>:<activité A>:<activité B>, comme les questions la nomment"
    return [Fault(f"« {pair} » n'est pas une paire", where, EXAMPLE, remedy)] if pair else []


def _preference_faults(row: Row, _: Collection[str], where: str) -> list[Fault]:
    faults = pair_faults(row["pair_id"], where)
    choice = row["choice"]
    if choice and choice not in SIDES:
        remedy = f"choisissez parmi {', '.join(SIDES)}"
        faults.append(Fault(f"choix inconnu « {choice} »", where, remedy=remedy))
    return faults


PREFERENCES = Form(
    file="preferences.csv",
    columns=("pair_id", "choice", "build_id", "author", MADE_ON),
    required=("pair_id", "choice", "build_id", "author", MADE_ON),
    key="pair_id",
    is_numbered=False,
    check=_preference_faults,
)


def read_preferences(folder: Path) -> pd.DataFrame:
    """Read every answer, oldest first; no file gives an empty table.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, PREFERENCES, NOTHING_KNOWN)


def current_answers(folder: Path) -> pd.DataFrame:
    """Give the last answer of each person to each pair.

    Returns
    -------
    DataFrame, one row per pair and author
        ``pair_id``, ``first_id``, ``second_id``, ``choice``, ``build_id``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    lines = read_preferences(folder).drop_duplicates(["pair_id", "author"], keep="last")
    names = lines["pair_id"].astype("string").str.extract(PAIR).astype("string")
    told = lines[["pair_id", "choice", "build_id"]].assign(
        first_id=(names[0] + "-" + names[1]).astype("string"),
        second_id=(names[0] + "-" + names[2]).astype("string"),
    )
    return told.reset_index(drop=True)


def append_preference(folder: Path, preference: Preference) -> Preference:
    """Add one answer after the others; return it as it was written."""
    return append_signed(folder, PREFERENCES, preference, NOTHING_KNOWN)
