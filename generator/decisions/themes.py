"""The themes that officers set themselves: ``decisions/themes.csv``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import THEMES
from generator.decisions.lines import append_signed, read_lines


@dataclass(frozen=True)
class ThemeCorrection:
    """One line of the file; without a theme, the statement is no need of ours."""

    statement_id: str
    theme_id: str | None
    author: str
    made_on: str


def read_theme_corrections(folder: Path, themes: Collection[str]) -> pd.DataFrame:
    """Read what officers decided of statements; ``themes`` are those of ``data/themes.yaml``.

    Returns
    -------
    DataFrame, one row per statement, its last line
        ``statement_id``, ``theme_id`` (NA: none of our themes), ``author``, ``made_on``.
    """
    lines = read_lines(folder, THEMES, themes)
    return lines.drop_duplicates(THEMES.key, keep="last", ignore_index=True)


def append_theme_correction(
    folder: Path, correction: ThemeCorrection, themes: Collection[str]
) -> ThemeCorrection:
    """Add one decision; return it as it was written."""
    return append_signed(folder, THEMES, correction, themes)
