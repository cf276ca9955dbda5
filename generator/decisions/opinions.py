"""The opinions of local committees on supplémentarité: ``decisions/avis_cle.csv``."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd

from generator.decisions.forms import CLE_OPINIONS
from generator.decisions.lines import append_line, checked, masked, read_lines

# The committee's reasons and who wrote them stay in the officers' file.
TOLD_TO_THE_BUILD = ("opportunity_id", "opinion", "opinion_date")


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
    """Read every opinion recorded, oldest first; no file gives an empty table.

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
    return read_lines(folder, CLE_OPINIONS, activities)


def current_opinions(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Give the next build the last opinion on each opportunity, without its reason nor author.

    Returns
    -------
    DataFrame, one row per opportunity
        ``opportunity_id``, ``opinion``, ``opinion_date``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    lines = read_opinions(folder, activities)
    last = lines.drop_duplicates(CLE_OPINIONS.key, keep="last")
    return last[list(TOLD_TO_THE_BUILD)].sort_values(CLE_OPINIONS.key, ignore_index=True)


def append_opinion(folder: Path, opinion: CleOpinion, activities: Collection[str]) -> CleOpinion:
    """Add one opinion, its reason masked first; return it as it was written.

    Raises
    ------
    DataError
        If the opinion, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    told = replace(
        opinion,
        reason=masked(opinion.reason, "--motif"),
        author=checked(opinion.author, "--auteur"),
    )
    append_line(folder, CLE_OPINIONS, asdict(told), activities)
    return told
