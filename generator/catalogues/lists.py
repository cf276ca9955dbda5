"""The short lists of ``data/*.csv``: thresholds, size classes, labels. Types follow the names."""

from pathlib import Path

import pandas as pd

from generator.errors import CatalogueError, Fault

NOT_TABLES = {"columns", "classes"}  # read elsewhere, with rules of their own
TEXT_ENDINGS = ("_id", "_code", "_fr", "_kind", "unit")
FLAGS = ("is_", "has_", "adds_")
WHOLE_ENDINGS = ("_count", "_class", "_year", "_order")


def read_lists(folder: Path) -> dict[str, pd.DataFrame]:
    """Read every list of the folder as a landing table named after its file.

    Raises
    ------
    CatalogueError
        One fault a list that is empty, repeats its first column, or holds a bad value.
    """
    tables: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem in NOT_TABLES:
            continue
        rows = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
        key = rows.columns[0]
        if rows.empty or rows[key].isna().any() or rows[key].duplicated().any():
            what = f"la colonne {key} doit être remplie et sans répétition"
            faults.append(Fault(what, where=f"data/{path.name}"))
            continue
        try:
            tables[f"land_{path.stem}"] = _typed(rows)
        except (ValueError, TypeError) as error:
            faults.append(Fault(f"valeur illisible ({error})", where=f"data/{path.name}"))
    if faults:
        raise CatalogueError(*faults)
    return tables


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    typed = rows.copy()
    for column in map(str, rows.columns):
        dtype = _dtype(column)
        if dtype == "boolean":
            typed[column] = rows[column].map({"true": True, "false": False}).astype("boolean")
        else:
            typed[column] = rows[column].astype(pd.api.types.pandas_dtype(dtype))
    return typed


def _dtype(column: str) -> str:
    if column.endswith(TEXT_ENDINGS):
        return "string"
    if column.startswith(FLAGS):
        return "boolean"
    return "Int64" if column.endswith(WHOLE_ENDINGS) else "Float64"
