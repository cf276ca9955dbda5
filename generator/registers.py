"""The workspace's registers: local resources typed or exported by officers."""

from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault, GeneratorError
from generator.needs.reading import read_table
from generator.resources.register import COLUMNS, read_register

PATTERN = "ressources*.csv"


def load_resources(folder: Path, kinds: set[str]) -> pd.DataFrame:
    """Read every register of resources of the workspace; none gives an empty table.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    frames = [pd.DataFrame({column: pd.Series(dtype="string") for column in COLUMNS})]
    faults: list[Fault] = []
    for path in sorted(folder.glob(PATTERN)):
        try:
            table = read_table(path.read_bytes(), path.name)
            frames.append(read_register(table.frame, kinds, f"registres/{path.name}"))
        except GeneratorError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    together = pd.concat(frames, ignore_index=True)
    repeated = together.loc[together["resource_id"].duplicated(), "resource_id"]
    if not repeated.empty:
        raise DataError(
            Fault(
                "identifiant de ressource présent dans deux registres",
                where=str(folder),
                example=repeated.iloc[0],
            )
        )
    return together.sort_values("resource_id", ignore_index=True)
