"""Small counts withheld, with what subtraction would give back. Pure; used before any output."""

from collections.abc import Hashable

import pandas as pd

from generator.errors import CatalogueError, Fault

FLOOR = 5  # whatever the list says, fewer people than this are never counted aloud (method §10)
THRESHOLD_ID = "persons_published_min"


def persons_threshold(thresholds: pd.DataFrame) -> int:
    """Read how many people it takes for a count to be published.

    Parameters
    ----------
    thresholds : DataFrame, one row per threshold
        ``threshold_id``, ``value``: the list ``data/thresholds.csv``.

    Raises
    ------
    CatalogueError
        If the list does not say it, or says less than the floor of the house.
    """
    said = thresholds.loc[thresholds["threshold_id"] == THRESHOLD_ID, "value"].dropna()
    if said.empty or said.iloc[0] < FLOOR:
        remedy = f"écrivez au moins {FLOOR}, ou 11 comme le projet le conseille"
        what = f"le seuil {THRESHOLD_ID} est absent ou trop bas"
        raise CatalogueError(Fault(what, "data/thresholds.csv", remedy=remedy))
    return int(said.iloc[0])


Cell = tuple[int, Hashable]


def withheld(
    counts: pd.DataFrame, *, group: str, cell: str, count: str, threshold: int
) -> pd.DataFrame:
    """Say which cells of each group must not be published.

    Parameters
    ----------
    counts : DataFrame, one row per ``group`` and ``cell``
        ``count``, a number of persons; a true zero may be shown, an unknown count is left alone.
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
    Cells withheld for their smallness are given back by the total when they are alone, or when
    each holds one person, or the most it can hold. Their neighbours with the fewest persons are
    then withheld too, and a zero when no other neighbour is left. A group whose cells all hold one
    person, or all the most, has no such neighbour: its total must not be published either. The
    result does not depend on row order.
    """
    known = counts[counts[count].notna()].sort_values([group, count, cell])
    rows = [
        (name, label, number >= threshold or number == 0)
        for name, held in known.groupby(group, sort=True)
        for number, label in _hidden(
            list(zip(held[count].astype(int), held[cell], strict=True)), threshold
        )
    ]
    names = dict.fromkeys((group, cell))  # a table may be its own group: one cell a group
    frame = pd.DataFrame(rows, columns=["group", "cell", "is_secondary"])
    told = pd.DataFrame(
        {
            name: frame["group" if name == group else "cell"].astype(counts[name].dtype)
            for name in names
        }
    )
    return told.assign(is_suppressed=True, is_secondary=frame["is_secondary"]).astype(
        {"is_suppressed": "boolean", "is_secondary": "boolean"}
    )


def _hidden(cells: list[Cell], threshold: int) -> list[Cell]:
    """List the cells to withhold; ``cells`` go from the fewest persons to the most."""
    zeros = [c for c in cells if c[0] == 0]
    hidden = [c for c in cells if 0 < c[0] < threshold]
    neighbours = [c for c in cells if c[0] >= threshold]
    while _given_back(hidden, threshold) and neighbours:
        hidden.append(neighbours.pop(0))
    if _given_back(hidden, threshold) and zeros:
        hidden.append(zeros[0])
    return hidden


def _given_back(hidden: list[Cell], threshold: int) -> bool:
    return len(hidden) == 1 or {number for number, _ in hidden} in ({1}, {threshold - 1})
