"""The opinions of local committees on supplémentarité: ``decisions/avis_cle.csv``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import CLE_OPINIONS
from generator.decisions.lines import append_signed, read_current, read_lines


@dataclass(frozen=True)
class CleOpinion:
    """One line of the file; a blank is None."""

    opportunity_id: str
    opinion: str
    opinion_date: str
    reason: str | None
    author: str
    made_on: str


def read_opinions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Read every opinion recorded, oldest first; ``activities`` are the catalogue's."""
    return read_lines(folder, CLE_OPINIONS, activities)


def current_opinions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Give the build ``opportunity_id``, ``opinion`` and ``opinion_date``, a row an opportunity."""
    return read_current(folder, CLE_OPINIONS, activities)


def append_opinion(folder: Path, opinion: CleOpinion, activities: Collection[str]) -> CleOpinion:
    """Add one opinion, its reason masked first; return it as it was written."""
    return append_signed(folder, CLE_OPINIONS, opinion, activities)
