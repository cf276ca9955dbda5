"""The workspace's registers: local resources typed or exported by officers."""

import logging
from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault, GeneratorError
from generator.needs.privacy import mask
from generator.needs.reading import read_table
from generator.resources.register import COLUMNS, read_register

PATTERN = "ressources*.csv"

log = logging.getLogger(__name__)


def load_resources(folder: Path, kinds: set[str]) -> pd.DataFrame:
    """Read every register of resources of the workspace; none gives an empty table.

    Labels are published, so what tells who a person is is taken out of them first.

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
    return _without_people(together).sort_values("resource_id", ignore_index=True)


def _without_people(resources: pd.DataFrame) -> pd.DataFrame:
    labels, masked = mask(resources["resource_label_fr"])
    found = masked[masked["masked_count"] > 0].itertuples(index=False, name=None)
    told = ", ".join(f"{kind} {count}" for kind, count in found)
    if told:
        # Counts only: the label itself must not reach the log.
        log.warning("registres : données personnelles masquées dans les intitulés : %s", told)
    return resources.assign(resource_label_fr=labels)
