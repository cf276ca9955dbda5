"""Small counts withheld, with what subtraction would give back. Pure; used before any output."""

import pandas as pd

PERSONS = 11  # default threshold of the house: fewer people than this are never counted aloud


def withheld(
    counts: pd.DataFrame, *, group: str, cell: str, count: str, threshold: int = PERSONS
) -> pd.DataFrame:
    """Say which cells of each group must not be published.

    Parameters
    ----------
    counts : DataFrame, one row per ``group`` and ``cell``
        ``count``, a number of persons; a true zero may be shown.
    group
        Column of the published total from which a cell could be subtracted.
    threshold
        Counts from 1 to ``threshold`` − 1 are withheld.

    Returns
    -------
    DataFrame, one row per withheld cell
        ``group``, ``cell``, ``is_suppressed`` (always true), ``is_secondary``.

    Notes
    -----
    When one cell alone is withheld in a group, its neighbour with the fewest persons is withheld
    too, so that the total does not give it back. The result does not depend on row order.
    """
    ordered = counts[counts[count] > 0].sort_values([group, count, cell])
    small = ordered[count] < threshold
    alone = small.groupby(ordered[group]).transform("sum") == 1
    neighbour = (~small & alone).groupby(ordered[group]).cumsum() == 1
    secondary = ~small & alone & neighbour
    kept = ordered.loc[small | secondary, [group, cell]]
    return kept.assign(
        is_suppressed=True, is_secondary=secondary.loc[kept.index].to_numpy()
    ).astype({"is_suppressed": "boolean", "is_secondary": "boolean"})
