"""Census margins of the workspace: who lives in each EPCI, by age band and category."""

from pathlib import Path

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.intake.replacing import replace
from generator.needs.files.reading import read_table
from generator.needs.rates.raking import FORM, read_margins

MARGINS_FILE = "marges.csv"


def load_margins(folder: Path) -> pd.DataFrame:
    """Read the margins kept in ``enquetes/``; no file gives an empty table: nothing is raked.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    path = folder / MARGINS_FILE
    if path.exists():
        return _read(path, f"{folder.name}/{MARGINS_FILE}")
    texts = dict.fromkeys(("epci_code", "variable", "modality"), "string")
    return pd.DataFrame(columns=[*texts, "population"]).astype(texts | {"population": "Float64"})


def keep_margins(path: Path, folder: Path) -> pd.DataFrame:
    """Check a file of margins, then keep it in place of the one that was there.

    Raises
    ------
    SurveyError
        If the file does not exist.
    DataError
        All the faults of the file; the one that was there stays.
    """
    if not path.is_file():
        raise SurveyError(Fault("ce fichier n'existe pas", where=str(path)))
    margins = _read(path, path.name)
    replace(folder / MARGINS_FILE, path.read_bytes())
    return margins


def _read(path: Path, where: str) -> pd.DataFrame:
    rows = read_table(path.read_bytes(), path.name).frame
    return read_margins(rows.rename(columns=str.lower).reindex(columns=_known(rows)), where)


def _known(rows: pd.DataFrame) -> list[str]:
    """Keep the columns of the form, so that a missing one is told by name and a comment ignored."""
    return [name for name in FORM if name in map(str.lower, rows.columns)]
