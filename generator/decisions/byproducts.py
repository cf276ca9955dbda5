"""What a person said of flows an activity could use: ``decisions/sousproduits.csv``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import BYPRODUCTS
from generator.decisions.lines import append_signed, read_current, read_lines


@dataclass(frozen=True)
class ByproductDecision:
    """One line of the file; a blank is None."""

    proposal_id: str
    decision: str
    reason: str | None
    author: str
    made_on: str


def read_byproduct_decisions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Read every decision recorded, oldest first; ``activities`` are the catalogue's."""
    return read_lines(folder, BYPRODUCTS, activities)


def current_byproduct_decisions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Give the build ``proposal_id`` and ``decision``, one row per proposal decided."""
    return read_current(folder, BYPRODUCTS, activities)


def append_byproduct_decision(
    folder: Path, decision: ByproductDecision, activities: Collection[str]
) -> ByproductDecision:
    """Add one decision, its reason masked first; return it as it was written."""
    return append_signed(folder, BYPRODUCTS, decision, activities)
