"""One line of the comparison: a figure or a finding, one cell a territory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from generator.french import UNKNOWN, is_known, text_of

SURVEY, NEEDS, TERRITORY, SUPPLY, EQUIPMENT, ACTIVITIES = (
    "enquete",
    "besoins",
    "territoire",
    "existant",
    "equipements",
    "activites",
)
PARTS_FR = {
    TERRITORY: "Le territoire",
    SURVEY: "Ce qui a été demandé",
    NEEDS: "Besoins exprimés",
    SUPPLY: "Structures recensées",
    EQUIPMENT: "Équipements présents et attendus",
    ACTIVITIES: "Activités candidates",
}

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Cell:
    """What is known of one territory; figures are blank where they are unknown or withheld."""

    text_fr: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    class_fr: str = ""  # of a candidate activity alone


@dataclass(frozen=True)
class Line:
    """One thing compared; its cells are in the order of the territories."""

    part: str
    line_id: str
    label_fr: str
    source_fr: str
    years: tuple[int, ...]
    cells: tuple[Cell, ...]
    is_plain: bool = False  # each cell is one number, read to the unit
    is_main: bool = True  # told on a screen; the sheet and JSON have the others too


def rows_by_code(table: pd.DataFrame, codes: Sequence[str]) -> list[pd.Series | None]:
    """Give the row of each territory, or None where it has none."""
    found = {str(row["epci_code"]): row for _, row in table.iterrows()}
    return [found.get(code) for code in codes]


def figure(value: object) -> float | None:
    """Read a cell as a figure; a blank stays blank."""
    return float(value) if is_known(value) else None  # type: ignore[arg-type]


def plain_cell(value: object, written: Callable[[float], str]) -> Cell:
    """Write one number, or say that it is unknown."""
    read = figure(value)
    return Cell(UNKNOWN if read is None else written(read), read)


def text_cell(value: object) -> Cell:
    """Write a text, or say that it is unknown."""
    return Cell(text_of(value) or UNKNOWN)


def years_of(rows: Sequence[pd.Series | None], name: str) -> tuple[int, ...]:
    """List the years the figures are of: one, or several where territories differ."""
    seen = {int(row[name]) for row in rows if row is not None and is_known(row[name])}
    return tuple(sorted(seen))
