"""What a person decided of proposed resources: ``decisions/ressources.csv``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import RESOURCES
from generator.decisions.lines import append_signed, read_lines


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
    """Read every decision, oldest first; ``kinds`` are those of ``data/resource_kinds.yaml``."""
    return read_lines(folder, RESOURCES, kinds)


def append_decision(folder: Path, decision: Decision, kinds: Collection[str]) -> Decision:
    """Add one decision, its free texts masked first; return it as it was written."""
    return append_signed(folder, RESOURCES, decision, kinds)
