"""Read panels of equipments: Parquet files by year, and beside them what is known of the EPCIs."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from generator.errors import DataError, Fault, UsageError
from generator.territory.feasibility.panel import Panel, panel_of

YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
SIGNATURE = b"PAR1"
POPULATION, INCOME, DEPARTEMENT = "epci_population.csv", "epci_income.csv", "epci_departement.csv"
CODES = "equipment_type_match.csv"
LABEL_COLUMN, CODE_COLUMN = "a", "b"


def read_panel(paths: Sequence[Path], years: Sequence[int] | None, fewest: int) -> Panel:
    """Read the panels and match their EPCIs and types.

    Parameters
    ----------
    paths
        Parquet files: one row per EPCI (index or first column: its code), one column per type.
    years
        Of each file, in the same order; read in their names when not given.
    fewest
        Years that what follows needs.

    Raises
    ------
    UsageError
        If there are too few panels, or a year for each cannot be told.
    DataError
        If a file is absent, unreadable, or holds anything else.
    """
    if len(paths) < fewest:
        remedy = "donnez-les ainsi : --panel A.parquet B.parquet C.parquet"
        raise UsageError(Fault(f"il faut {fewest} panels au moins", "--panel", remedy=remedy))
    told = _years(paths) if years is None else list(years)
    if len(told) != len(paths) or len(set(told)) < len(told):
        example = ", ".join(map(str, told))
        remedy = "donnez une année par panel : --annees 2009,2013,2018"
        raise UsageError(Fault("il faut une année distincte par panel", "--panel", example, remedy))
    faults: list[Fault] = []
    frames: dict[int, pd.DataFrame] = {}
    for path, year in zip(paths, told, strict=True):
        try:
            frames[year] = _counts(path)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return panel_of(frames, _places([path.parent for path in paths]))


def type_codes(paths: Sequence[Path], types: Sequence[str]) -> tuple[str | None, ...]:
    """Return the code of each type in the nomenclature, from the file beside the panels if any."""
    found = [path.parent / CODES for path in paths if (path.parent / CODES).is_file()]
    if not found:
        return (None,) * len(types)
    rows = _rows(found[0])
    missing = [name for name in (LABEL_COLUMN, CODE_COLUMN) if name not in rows]
    if missing:
        raise DataError(Fault(f"colonnes absentes : {', '.join(missing)}", str(found[0])))
    known = rows[[LABEL_COLUMN, CODE_COLUMN]].dropna()
    for name in (LABEL_COLUMN, CODE_COLUMN):
        twice = known.loc[known[name].duplicated(), name]
        if len(twice):
            remedy = "gardez une ligne par type"
            raise DataError(Fault("un type est répété", str(found[0]), str(twice.iloc[0]), remedy))
    codes = dict(zip(known[LABEL_COLUMN], known[CODE_COLUMN], strict=True))
    return tuple(codes.get(name) for name in types)


def _rows(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype="str")
    except (pd.errors.EmptyDataError, pd.errors.ParserError, UnicodeDecodeError) as error:
        remedy = "donnez un CSV en UTF-8, séparé par des virgules, avec une ligne de titres"
        raise DataError(
            Fault("ce fichier CSV est vide ou illisible", str(path), "", remedy)
        ) from error


def _years(paths: Sequence[Path]) -> list[int]:
    found = {path: YEAR.findall(path.stem) for path in paths}
    mute = [path for path, years in found.items() if not years]
    if mute:
        remedy = "ajoutez --annees 2009,2013,2018, dans l'ordre des panels"
        raise UsageError(
            Fault("le nom du fichier ne dit pas l'année", "--panel", mute[0].name, remedy)
        )
    return [int(found[path][-1]) for path in paths]


def _counts(path: Path) -> pd.DataFrame:
    where = str(path)
    if not path.is_file():
        raise DataError(Fault("ce fichier n'existe pas", where))
    remedy = "donnez un fichier Parquet : une ligne par EPCI, une colonne par type"
    with path.open("rb") as file:
        if file.read(len(SIGNATURE)) != SIGNATURE:
            raise DataError(Fault("ce n'est pas un fichier Parquet", where, remedy=remedy))
    try:
        frame = pd.read_parquet(path)
    except (pa.ArrowException, OSError) as error:
        fault = Fault("ce fichier Parquet est illisible", where, remedy=remedy)
        raise DataError(fault) from error
    first = frame.columns[0] if len(frame.columns) else None
    if isinstance(frame.index, pd.RangeIndex) and first is not None:
        # Other tools than pandas keep no index: the codes are then the first column.
        frame = frame.set_index(first)
    return frame.set_axis(frame.index.astype(str), axis=0)


def _places(folders: Sequence[Path]) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    faults: list[Fault] = []
    for column, name in (
        ("population", POPULATION),
        ("median_income_eur", INCOME),
        ("departement_code", DEPARTEMENT),
    ):
        found = next((f / name for f in folders if (f / name).is_file()), None)
        try:
            columns[column] = _companion(found, name, is_text=column == "departement_code")
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return pd.DataFrame(columns)


def _companion(path: Path | None, name: str, *, is_text: bool) -> pd.Series:
    if path is None:
        remedy = "mettez-le à côté des panels : le code de l'EPCI, puis la valeur"
        raise DataError(Fault(f"le fichier {name} manque", "panels", remedy=remedy))
    rows = _rows(path)
    if len(rows.columns) <= 1:
        raise DataError(Fault("il faut deux colonnes : le code de l'EPCI, la valeur", str(path)))
    codes, values = rows.iloc[:, 0], rows.iloc[:, -1]
    if codes.duplicated().any():
        twice = str(codes[codes.duplicated()].iloc[0])
        raise DataError(Fault("un EPCI est répété", str(path), twice))
    values = values.set_axis(codes.astype(str))
    if is_text:
        return values
    numbers = pd.to_numeric(values, errors="coerce")
    unread = values[values.notna() & numbers.isna()]
    if len(unread):
        raise DataError(Fault("une valeur n'est pas un nombre", str(path), str(unread.iloc[0])))
    return numbers
