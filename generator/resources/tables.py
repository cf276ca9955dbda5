"""Check the register tables together: every cell, every row, every reference. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import pandas as pd

from generator.errors import DataError, Fault
from generator.french import is_known
from generator.resources.cells import CellError, Value, read_cell, written
from generator.resources.sheets import SEVERAL_MARK, Column, Dictionary, Sheet

DTYPES = {
    "number": "Float64",
    "percent": "Float64",
    "whole": "Int64",
    "year": "Int64",
    "yes_no": "boolean",
}
TEXT = "string"
Row = dict[str, Value]
Known = Mapping[str, frozenset[str]]
NOTHING_ELSE: Known = {}
Lines = Mapping[str, Mapping[str, str]]
Further = Callable[[Mapping[str, pd.DataFrame], Lines], Iterable[Fault]]
NOTHING_FURTHER: Further = lambda _tables, _lines: ()  # noqa: E731 -- a default to be named


@dataclass(frozen=True)
class Place:
    """Where the rows of one table stand, told as their owner sees them."""

    name: str
    by_label: bool

    def of(self, row: int, column: Column) -> str:
        """Tell one cell."""
        title = column.heading_fr if self.by_label else column.id
        return f"{self.line(row)}, colonne « {title} »"

    def line(self, row: int) -> str:
        """Tell one row."""
        return f"{self.name}, ligne {row}"


@dataclass
class _Table:
    """One table under reading: its rows by number in the file, and what is wrong in them."""

    sheet: Sheet
    place: Place
    rows: dict[int, Row] = field(default_factory=dict)
    spoilt: set[tuple[int, str]] = field(default_factory=set)
    found: list[tuple[int, Fault]] = field(default_factory=list)

    def refuse(self, row: int, column: Column, what: str, remedy: str) -> None:
        self.spoilt.add((row, column.id))
        self.found.append((row, Fault(what, self.place.of(row, column), remedy=remedy)))

    def faults(self) -> list[Fault]:
        """In the order of the rows, as who mends them goes down the sheet."""
        return [fault for _, fault in sorted(self.found, key=lambda found: found[0])]

    def named(self) -> dict[int, Row]:
        """Leave out the rows whose identifier could not be read."""
        return {number: row for number, row in self.rows.items() if self.sheet.key in row}

    def lines(self) -> dict[str, str]:
        """Tell where each row stands, by its identifier."""
        key = self.sheet.key
        return {str(row[key]): self.place.line(number) for number, row in self.named().items()}

    def ids(self) -> list[str]:
        return [str(row[self.sheet.key]) for row in self.rows.values() if self.sheet.key in row]


def check_tables(
    texts: Mapping[str, pd.DataFrame],
    dictionary: Dictionary,
    places: Mapping[str, Place],
    known_elsewhere: Known = NOTHING_ELSE,
    further: Further = NOTHING_FURTHER,
) -> dict[str, pd.DataFrame]:
    """Check the tables of a register as one thing, all faults at once.

    Parameters
    ----------
    texts : one DataFrame a sheet, one row per row of the file
        The columns of the sheet as texts, blanks as NA; the index is the row's number in the file.
    places
        What each table is called where its rows stand.
    known_elsewhere
        Identifiers already taken elsewhere: references may name them, no row here may bear them.
    further
        Rules on the tables together; where cells are at fault, they are blank there. It is also
        told where each row stands, by sheet and identifier.

    Returns
    -------
    dict
        One typed table a sheet, ordered by its identifier. Dates are ISO texts; several values
        of a cell are joined by ``; ``.

    Raises
    ------
    DataError
        One fault a cell at fault.
    """
    tables = {
        sheet.id: _read(texts[sheet.id], sheet, dictionary, places[sheet.id])
        for sheet in dictionary.sheets
    }
    known = {
        name: known_elsewhere.get(name, frozenset()) | set(table.ids())
        for name, table in tables.items()
    }
    for table in tables.values():
        _check_rows(table)
        _check_keys(table, known_elsewhere.get(table.sheet.id, frozenset()))
        _check_references(table, known)
    faults = [fault for table in tables.values() for fault in table.faults()]
    read = {name: typed(table.named().values(), table.sheet) for name, table in tables.items()}
    faults += further(read, {name: table.lines() for name, table in tables.items()})
    if faults:
        raise DataError(*faults)
    return read


def typed(rows: Iterable[Mapping[str, Value]], sheet: Sheet) -> pd.DataFrame:
    """Make a table of checked rows, ordered by identifier; no row gives its columns, empty."""
    ordered = sorted(rows, key=lambda row: str(row[sheet.key]))
    columns = {
        column.id: pd.Series(
            [row.get(column.id, pd.NA) for row in ordered], dtype=DTYPES.get(column.type, TEXT)
        )
        for column in sheet.columns
    }
    return pd.DataFrame(columns)


def to_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Write every cell the one way it is kept; a blank stays blank."""
    return pd.DataFrame(
        {
            name: pd.Series(
                [written(value) if is_known(value) else pd.NA for value in table[name].tolist()],
                dtype=TEXT,
            )
            for name in table
        }
    )


def _read(frame: pd.DataFrame, sheet: Sheet, dictionary: Dictionary, place: Place) -> _Table:
    table = _Table(sheet, place)
    lists = {c.id: dictionary.choices_of(c) if c.choices else () for c in sheet.columns}
    told = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for number, cells in zip(frame.index.tolist(), told, strict=True):
        row = table.rows.setdefault(number, {})
        for column in sheet.columns:
            text = cells[column.id]
            if text is None:
                continue
            try:
                row[column.id] = read_cell(str(text), column, lists[column.id])
            except CellError as error:
                table.refuse(number, column, error.what, error.remedy)
    return table


def _check_rows(table: _Table) -> None:
    for number, row in table.rows.items():
        for column in table.sheet.columns:
            # A neighbour that could not be read is told once, by its own fault.
            concerned = (column.id, *column.neighbours)
            if any((number, name) in table.spoilt for name in concerned):
                continue
            wrong = _presence(row, column) or next(_comparisons(row, column), None)
            if wrong:
                table.refuse(number, column, *wrong)


def _presence(row: Row, column: Column) -> tuple[str, str] | None:
    """Say what is wrong with a cell being there, or not being there."""
    has_meaning = column.when is None or row.get(column.when.column) in column.when.one_of
    if column.instead_of is not None and (column.id in row) == (column.instead_of in row):
        state = "remplie" if column.id in row else "vide"
        return f"la case est {state}, et celle qu'elle remplace aussi", column.note_fr
    if column.id in row:
        return None if has_meaning else (column.refusal_fr, "videz cette case")
    if column.is_required and has_meaning:
        return "la case est vide", column.note_fr
    if any(name in row for name in column.required_with):
        return "la case est vide alors qu'une autre de la ligne en dépend", column.note_fr
    return None


def _comparisons(row: Row, column: Column) -> Iterator[tuple[str, str]]:
    if column.id not in row:
        return
    value = str(row[column.id])
    earlier, other, start = (
        str(row[name]) if name in row else None
        for name in (column.not_before or "", column.differs_from or "", column.starts_with or "")
    )
    if earlier is not None and value < earlier:  # ISO dates sort as texts
        yield f"{value} vient avant {earlier}", "vérifiez les deux dates"
    if other is not None and value == other:
        yield f"« {value} » est nommé deux fois dans la ligne", "nommez deux acteurs différents"
    if start is not None and not value.startswith(start):
        yield f"« {value} » ne commence pas par « {start} »", "vérifiez les deux numéros"


def _check_keys(table: _Table, taken: frozenset[str]) -> None:
    repeated = {key for key, count in Counter(table.ids()).items() if count > 1}
    key = table.sheet.columns[0]
    remedy = "donnez à chaque ligne un identifiant qui n'est qu'à elle"
    for number, row in table.rows.items():
        name = row.get(key.id)
        if name in repeated:
            table.refuse(number, key, f"identifiant répété « {name} »", remedy)
        if name in taken:
            table.refuse(number, key, f"« {name} » est déjà pris dans un autre registre", remedy)


def _check_references(table: _Table, known: Known) -> None:
    for column in table.sheet.columns:
        if column.to is None:
            continue
        for number, row in table.rows.items():
            named = str(row.get(column.id, "")).split(SEVERAL_MARK)
            for name in (part.strip() for part in named):
                if name and name not in known[column.to]:
                    what = f"« {name} » n'est l'identifiant d'aucune ligne de la table visée"
                    table.refuse(number, column, what, _nearest(name, known[column.to]))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    if near:
        return f"vouliez-vous écrire « {near[0]} » ? Sinon, ajoutez cette ligne"
    return "ajoutez cette ligne, ou corrigez l'identifiant"
