"""Every local resource a person wrote down or confirmed, ready to be landed."""

import logging
from pathlib import Path

import pandas as pd

from generator.decisions.files import read_csv
from generator.errors import DataError, Fault, GeneratorError
from generator.registers.files import RESOURCE_FILES, finish_import
from generator.registers.privacy import without_people
from generator.resources.proposals import confirmed_resources
from generator.resources.register import COLUMNS, DETAILS, read_register

log = logging.getLogger(__name__)


def load_resources(
    folder: Path,
    kinds: set[str],
    *,
    proposals: pd.DataFrame | None = None,
    decisions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Read every register of resources of the workspace; none gives an empty table.

    Labels are published, so what tells who a person is is taken out of them first.

    Parameters
    ----------
    folder
        The workspace's ``registres/``; every ``ressources*.csv`` of it is read.
    proposals, decisions
        What surveys offered and what a person decided of it (see ``confirmed_resources``);
        without both, no proposal counts.

    Raises
    ------
    DataError
        All the faults of all the files.
    """
    finish_import(folder)
    columns = dict.fromkeys(COLUMNS, "string") | DETAILS
    frames = [pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})]
    faults: list[Fault] = []
    for path in sorted(folder.glob(RESOURCE_FILES)):
        try:
            frames.append(read_register(read_csv(path), kinds, f"registres/{path.name}"))
        except GeneratorError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    if proposals is not None and decisions is not None:
        frames.append(confirmed_resources(proposals, decisions))
    together = pd.concat(frames, ignore_index=True).astype(columns)
    repeated = together.loc[together["resource_id"].duplicated(), "resource_id"]
    if not repeated.empty:
        raise DataError(
            Fault(
                "identifiant de ressource présent dans deux registres",
                where=str(folder),
                example=repeated.iloc[0],
            )
        )
    masked, counts = without_people(together, ["resource_label_fr", "quantity_unit_fr"])
    if counts:
        told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
        # Counts only: the label itself must not reach the log.
        log.warning("registres : données personnelles masquées dans les intitulés : %s", told)
    return masked.sort_values("resource_id", ignore_index=True)
