"""What a person said of flows an activity could use: ``decisions/sousproduits.csv``."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd

from generator.decisions.forms import BYPRODUCTS
from generator.decisions.lines import append_line, checked, masked, read_lines

# Why, and who said so, stay in the officers' file.
TOLD_TO_THE_BUILD = ("proposal_id", "decision")


@dataclass(frozen=True)
class ByproductDecision:
    """One line of the file; a blank is None."""

    proposal_id: str
    decision: str
    reason: str | None
    author: str
    made_on: str


def read_byproduct_decisions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Read every decision recorded, oldest first; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    activities
        The identifiers of the catalogue's activities.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, BYPRODUCTS, activities)


def current_byproduct_decisions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Give the next build the last decision on each proposal, without its reason nor author.

    Returns
    -------
    DataFrame, one row per proposal decided
        ``proposal_id``, ``decision``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    lines = read_byproduct_decisions(folder, activities)
    last = lines.drop_duplicates(BYPRODUCTS.key, keep="last")
    return last[list(TOLD_TO_THE_BUILD)].sort_values(BYPRODUCTS.key, ignore_index=True)


def append_byproduct_decision(
    folder: Path, decision: ByproductDecision, activities: Collection[str]
) -> ByproductDecision:
    """Add one decision, its reason masked first; return it as it was written.

    Raises
    ------
    DataError
        If the decision, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    told = replace(
        decision,
        reason=masked(decision.reason, "--raison"),
        author=checked(decision.author, "--auteur"),
    )
    append_line(folder, BYPRODUCTS, asdict(told), activities)
    return told
