"""What a person decided of proposed resources: ``decisions/ressources.csv``."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd

from generator.decisions.forms import RESOURCES
from generator.decisions.lines import append_line, checked, masked, read_lines


@dataclass(frozen=True)
class Decision:
    """One line of the file; a blank is None."""

    proposal_id: str
    decision: str
    resource_kind_id: str | None
    resource_label_fr: str | None
    reason: str | None
    author: str
    made_on: str


def read_decisions(folder: Path, kinds: Collection[str]) -> pd.DataFrame:
    """Read the decisions on proposed resources, oldest first; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    kinds
        The identifiers of ``data/resource_kinds.yaml``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, RESOURCES, kinds)


def append_decision(folder: Path, decision: Decision, kinds: Collection[str]) -> Decision:
    """Add one decision, its free texts masked first; return it as it was written.

    Raises
    ------
    DataError
        If the decision, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    told = replace(
        decision,
        resource_label_fr=masked(decision.resource_label_fr, "--intitule"),
        reason=masked(decision.reason, "--raison"),
        author=checked(decision.author, "--auteur"),
    )
    append_line(folder, RESOURCES, asdict(told), kinds)
    return told
