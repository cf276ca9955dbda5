"""Read the travel times a user gives: Parquet files of the workspace's ``trajets`` folder."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from generator.errors import DataError, Fault
from generator.territory.access.matrix import checked_times, together

FOLDER = "trajets"
SUFFIX = ".parquet"


def load_travel_times(workspace: Path) -> pd.DataFrame:
    """Read every file of the folder; without any, a table without a row.

    Raises
    ------
    DataError
        All the faults of all the files at once, one of another form included; a pair told by two
        files.
    """
    read: list[pd.DataFrame] = []
    faults: list[Fault] = []
    for path in sorted((workspace / FOLDER).glob("[!.]*")):
        if path.suffix != SUFFIX:
            remedy = "écrivez ce fichier au format Parquet, ou retirez-le du dossier"
            faults.append(Fault(f"seuls les {SUFFIX} y sont lus", path.name, remedy=remedy))
            continue
        try:
            read.append(checked_times(_frame(path), path.name))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return together(read)


def _frame(path: Path) -> pd.DataFrame:
    try:
        table = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        remedy = "écrivez-le de nouveau au format Parquet"
        raise DataError(Fault("fichier illisible", where=path.name, remedy=remedy)) from error
    frame: pd.DataFrame = table.to_pandas()
    return frame
