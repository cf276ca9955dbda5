"""The themes that officers set themselves: ``decisions/themes.csv``, and what still waits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd

from generator.decisions.forms import THEMES
from generator.decisions.lines import append_line, checked, read_lines
from generator.needs.privacy import mask
from generator.needs.themes.lexicon import Hits, Lexicon, stems

MOST_PROPOSED = 3  # more would be the list of themes again
AWAITING_COLUMNS = (
    "statement_id",
    "survey_id",
    "epci_code",
    "commune_code",
    "statement_text",
    "theme_hint",
)


@dataclass(frozen=True)
class ThemeCorrection:
    """One line of the file; without a theme, the statement is no need of ours."""

    statement_id: str
    theme_id: str | None
    author: str
    made_on: str


def read_theme_corrections(folder: Path, themes: Collection[str]) -> pd.DataFrame:
    """Read what officers decided of statements; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    themes
        The identifiers of ``data/themes.yaml``.

    Returns
    -------
    DataFrame, one row per statement, its last line
        ``statement_id``, ``theme_id`` (NA: none of our themes), ``author``, ``made_on``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    lines = read_lines(folder, THEMES, themes)
    return lines.drop_duplicates(THEMES.key, keep="last", ignore_index=True)


def append_theme_correction(
    folder: Path, correction: ThemeCorrection, themes: Collection[str]
) -> ThemeCorrection:
    """Add one decision; return it as it was written.

    Raises
    ------
    DataError
        If the decision, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    told = replace(correction, author=checked(correction.author, "--auteur"))
    append_line(folder, THEMES, asdict(told), themes)
    return told


def awaiting_themes(
    statements: pd.DataFrame, waiting: Collection[str], lexicon: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Show the statements that wait for a person, with the themes whose words they hold.

    Parameters
    ----------
    statements : DataFrame, one row per statement
        ``AWAITING_COLUMNS``.
    waiting
        Identifiers of those that wait (see ``generator.needs.themes.naming.undecided``).
    lexicon
        Words and phrases of each theme.

    Returns
    -------
    DataFrame, one row per statement waiting, by EPCI then identifier
        ``AWAITING_COLUMNS``, the texts masked once more (an old import knew fewer patterns), and
        ``theme_ids``: a list, the likeliest first, often empty. A person chooses.
    """
    left = statements.loc[statements["statement_id"].isin(list(waiting)), list(AWAITING_COLUMNS)]
    left = left.sort_values(["epci_code", "statement_id"], ignore_index=True)
    searched = Lexicon(lexicon)
    told = [
        "\n".join(part for part in said if not pd.isna(part))
        for said in zip(left["theme_hint"], left["statement_text"], strict=True)
    ]
    return left.assign(
        statement_text=mask(left["statement_text"])[0],
        theme_hint=mask(left["theme_hint"])[0],
        theme_ids=pd.Series([_proposed(searched, text) for text in told], dtype="object"),
    )


def _proposed(searched: Lexicon, text: str) -> list[str]:
    hits = searched.search(stems(text), Hits())
    order = sorted(hits.weight, key=lambda theme: (-hits.weight[theme], hits.first[theme], theme))
    return order[:MOST_PROPOSED]
