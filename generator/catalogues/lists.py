"""The short lists of ``data/*.csv``: thresholds, size classes, labels. Types follow the names."""

import csv
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pandas as pd

from generator.errors import CatalogueError, Fault

NOT_TABLES = {"columns", "classes"}  # read elsewhere, with rules of their own
TEXT_ENDINGS = ("_id", "_code", "_fr", "_kind", "unit")
FLAGS = ("is_", "has_", "adds_")
BOOLEANS = {"true": True, "false": False}
WHOLE_ENDINGS = ("_count", "_class", "_year", "_order")


def read_lists(folders: Sequence[Path]) -> dict[str, pd.DataFrame]:
    """Read every list as a landing table named after its file.

    Parameters
    ----------
    folders
        The shipped ``data/`` first; then, where it exists, a workspace's ``catalogues/``, whose
        rows replace those of the same first column, or are added.

    Raises
    ------
    CatalogueError
        One fault a list that is empty, repeats its first column, holds a bad value, or does not
        have the columns of the list it extends.
    """
    tables: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for folder, name in product(folders, list_names(folders[0])):
        path = folder / f"{name}.csv"
        if not path.exists():
            continue
        where = f"{'data' if folder == folders[0] else folder.name}/{path.name}"
        try:
            tables[f"land_{name}"] = _extended(tables.get(f"land_{name}"), _read(path))
        except (ValueError, TypeError) as error:
            faults.append(Fault(str(error).rstrip("."), where=where))
    if faults:
        raise CatalogueError(*faults)
    return tables


def list_names(folder: Path) -> list[str]:
    """Name the lists that ship, and that a workspace may extend."""
    return sorted({path.stem for path in folder.glob("*.csv")} - NOT_TABLES)


def _read(path: Path) -> pd.DataFrame:
    rows = _texts(path)
    key = rows.columns[0]
    if rows.empty or rows[key].isna().any() or rows[key].duplicated().any():
        message = f"la colonne {key} doit être remplie et sans répétition"
        raise ValueError(message)
    return _typed(rows)


def _extended(shipped: pd.DataFrame | None, rows: pd.DataFrame) -> pd.DataFrame:
    if shipped is None:
        return rows
    if list(rows) != list(shipped):
        names = ", ".join(map(str, shipped))
        message = f"les colonnes doivent être celles de la liste livrée : {names}"
        raise ValueError(message)
    together = pd.concat([shipped, rows])
    return together.drop_duplicates(str(together.columns[0]), keep="last", ignore_index=True)


def _texts(path: Path) -> pd.DataFrame:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = "le fichier n'est pas en UTF-8"
        raise ValueError(message) from error
    lines = [line for line in csv.reader(text.splitlines()) if line]
    if not lines:
        message = "le fichier est vide"
        raise ValueError(message)
    # A comma without quotes around its cell would silently shift the cells that follow.
    uneven = [line for line in lines if len(line) != len(lines[0])]
    if uneven:
        message = f"la ligne « {uneven[0][0]} » n'a pas {len(lines[0])} cellules"
        raise ValueError(message)
    rows = pd.DataFrame(lines[1:], columns=lines[0], dtype="string")
    return rows.mask(rows == "")


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({str(column): _column(rows[column], str(column)) for column in rows})


def _column(texts: pd.Series, name: str) -> pd.Series:
    dtype = _dtype(name)
    if dtype == "string":
        return texts
    read: pd.Series = texts.map(BOOLEANS).astype("boolean")
    if dtype != "boolean":
        read = pd.to_numeric(texts, errors="coerce").astype("Float64")
    if dtype == "Int64":
        read = read.where(read % 1 == 0).astype("Int64")
    unread = texts[texts.notna() & read.isna()]
    if not unread.empty:
        message = f"la valeur « {unread.iloc[0]} » de la colonne {name} est illisible"
        raise ValueError(message)
    return read


def _dtype(column: str) -> str:
    if column.endswith(TEXT_ENDINGS):
        return "string"
    if column.startswith(FLAGS):
        return "boolean"
    return "Int64" if column.endswith(WHOLE_ENDINGS) else "Float64"
