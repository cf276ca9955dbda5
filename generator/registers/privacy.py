"""Take out of the free texts of a register what tells who a person is."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from generator.needs.privacy import mask


def without_people(
    table: pd.DataFrame, columns: Sequence[str]
) -> tuple[pd.DataFrame, Counter[str]]:
    """Mask the columns of free text of a table; say how much was masked, by kind.

    Returns
    -------
    DataFrame
        The same rows and columns.
    Counter
        Only the kinds that were found.
    """
    counts: Counter[str] = Counter()
    texts: dict[str, pd.Series[str]] = {}
    for name in columns:
        texts[name], masked = mask(table[name])
        counts.update(dict(zip(masked["kind"], masked["masked_count"], strict=True)))
    return table.assign(**texts), +counts
