"""The dictionary of published columns: label, unit and description of each, from one file."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import CatalogueError, Fault

HEADER = ("column", "label_fr", "unit", "description_fr")


@dataclass(frozen=True)
class Column:
    """One published column, as its readers see it; an empty unit means it has none."""

    name: str
    label_fr: str
    unit: str
    description_fr: str

    @property
    def heading_fr(self) -> str:
        """Label followed by its unit, for the first line of a sheet."""
        return f"{self.label_fr} ({self.unit})" if self.unit else self.label_fr


@dataclass(frozen=True)
class ColumnDictionary:
    """Every published column by name; a column nobody described cannot be published."""

    file_name: str
    columns: Mapping[str, Column]

    def describe(self, names: Iterable[str]) -> list[Column]:
        """Return the columns in the order asked.

        Raises
        ------
        CatalogueError
            One fault for each column without a row.
        """
        wanted = list(names)
        unknown = [name for name in dict.fromkeys(wanted) if name not in self.columns]
        if unknown:
            raise CatalogueError(
                *(
                    Fault(
                        f"la colonne publiée « {name} » n'a pas de ligne",
                        where=self.file_name,
                        remedy="ajoutez-y son libellé, son unité et sa description",
                    )
                    for name in unknown
                )
            )
        return [self.columns[name] for name in wanted]


def read_columns(path: Path) -> ColumnDictionary:
    """Read ``data/columns.csv``: ``column,label_fr,unit,description_fr``.

    Raises
    ------
    CatalogueError
        If the file is missing, has another header, or a row is blank or repeated.
    """
    if not path.is_file():
        remedy = "remettez le fichier data/columns.csv livré avec le logiciel"
        raise CatalogueError(
            Fault("le dictionnaire des colonnes est absent", where=path.name, remedy=remedy)
        )
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != HEADER:
            remedy = f"la première ligne doit être {','.join(HEADER)}"
            raise CatalogueError(Fault("l'en-tête est inattendu", where=path.name, remedy=remedy))
        rows = [(reader.line_num, row) for row in reader]
    return _dictionary(path.name, rows)


def _dictionary(file_name: str, rows: list[tuple[int, dict[str, str]]]) -> ColumnDictionary:
    columns: dict[str, Column] = {}
    faults = []
    for line, row in rows:
        where = f"{file_name}, ligne {line}"
        # csv fills a short row with None and files surplus cells under the key None.
        cells = [str(row.get(field) or "").strip() for field in HEADER]
        name, label, unit, description = cells
        if None in row or not (name and label and description):
            what = "il faut quatre cases, et un nom, un libellé, une description non vides"
            remedy = "mettez entre guillemets les textes à virgule"
            faults.append(Fault(what, where=where, example=name, remedy=remedy))
        elif name in columns:
            what = "la colonne est décrite deux fois"
            faults.append(Fault(what, where=where, example=name, remedy="gardez une ligne"))
        else:
            columns[name] = Column(name, label, unit, description)
    if faults:
        raise CatalogueError(*faults)
    return ColumnDictionary(file_name, columns)
