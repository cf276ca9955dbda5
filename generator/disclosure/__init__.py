"""Small counts withheld, with what subtraction would give back. Pure; used before any output."""

from collections.abc import Hashable, Iterator

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
    counts: pd.DataFrame,
    *,
    group: str,
    cell: str,
    count: str,
    threshold: int,
    outside: pd.Series | None = None,
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
    outside : Series by group, see ``outside_counts``
        Persons of the published total who are in no cell: their number is never published, but
        subtraction would give it back too.

    Returns
    -------
    DataFrame, one row per withheld cell
        ``group``, ``cell``, ``is_suppressed`` (always true), ``is_secondary``.

    Notes
    -----
    What the total less the shown cells leaves must itself reach the threshold, and each withheld
    cell must still be able to hold ``threshold`` different numbers (every number from 1 to
    ``threshold`` − 1 where only small counts are withheld). Until then the shown cell with the
    fewest persons is withheld too, zeros last. Where that is not enough, everything is withheld
    and ``withheld_totals`` says whether the total must be hidden as well. The reader is taken to
    know the threshold, but not which cells only protect another: ``is_secondary`` is never
    published. The result does not depend on row order.
    """
    rows = [
        (name, label, number >= threshold or number == 0)
        for name, cells, others in _groups(counts, [group, count, cell], outside)
        for number, label in _hidden(cells, others, threshold)
    ]
    frame = pd.DataFrame(rows, columns=[group, cell, "is_secondary"])
    return _told(frame, counts[[group, cell]])


def withheld_totals(
    totals: pd.DataFrame, counts: pd.DataFrame, *, group: str, count: str, threshold: int
) -> pd.DataFrame:
    """Say which totals must not be published: too small, or giving back what was withheld.

    Parameters
    ----------
    totals : DataFrame, one row per ``group``
        ``count``, the persons of the group.
    counts : DataFrame, one row per ``group`` and cell
        ``count``, the persons of each cell, nobody being in two cells: where a person may be in
        several, the total gives nothing back and must not be asked about.

    Returns
    -------
    DataFrame, one row per withheld total
        ``group``, ``is_suppressed`` (always true), ``is_secondary``.

    Notes
    -----
    A total is secondary only where every cell of its group is withheld. Other tables tell the
    reader which communes nobody answered from: a withheld cell is known to hold somebody.
    """
    known = totals[totals[count].notna()].sort_values(group)
    outside = outside_counts(totals, counts, group=group, count=count)
    given_back = {
        name
        for name, cells, others in _groups(counts, [group, count], outside)
        if _given_back(_hidden(cells, others, threshold), others, threshold)
    }
    rows = [
        (name, not 0 < number < threshold)
        for name, number in zip(known[group], known[count], strict=True)
        if 0 < number < threshold or name in given_back
    ]
    return _told(pd.DataFrame(rows, columns=[group, "is_secondary"]), totals[[group]])


def outside_counts(
    totals: pd.DataFrame, counts: pd.DataFrame, *, group: str, count: str
) -> pd.Series:
    """Count the persons of each group's total who are in none of its cells."""
    whole = totals.set_index(group)[count]
    inside = counts.groupby(group)[count].sum().reindex(whole.index, fill_value=0)
    return (whole - inside).clip(lower=0)


def _groups(
    counts: pd.DataFrame, order: list[str], outside: pd.Series | None
) -> Iterator[tuple[Hashable, list[Cell], int]]:
    """Give each group its cells, from the fewest persons to the most, and who is in none."""
    group, count, *_ = order
    known = counts[counts[count].notna()].sort_values(order)
    others = {} if outside is None else outside.dropna().astype(int).to_dict()
    for name, held in known.groupby(group, sort=True):
        cells = list(zip(held[count].astype(int), held[order[-1]], strict=True))
        yield name, cells, others.get(name, 0)


def _told(rows: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    names = like.dtypes.to_dict()
    flagged = rows.assign(is_suppressed=True)[[*names, "is_suppressed", "is_secondary"]]
    return flagged.astype(names | {"is_suppressed": "boolean", "is_secondary": "boolean"})


def _hidden(cells: list[Cell], outside: int, threshold: int) -> list[Cell]:
    """List the cells to withhold; ``cells`` go from the fewest persons to the most."""
    hidden = [c for c in cells if 0 < c[0] < threshold]
    shown = [c for c in cells if c[0] >= threshold] + [c for c in cells if c[0] == 0]
    while shown and _given_back(hidden, outside, threshold):
        hidden.append(shown.pop(0))
    return hidden


def _given_back(hidden: list[Cell], outside: int, threshold: int) -> bool:
    """Tell whether what the shown cells leave of the total says too much of one withheld cell."""
    numbers = [number for number, _ in hidden]
    remainder = sum(numbers) + outside
    if remainder == 0:
        return False
    if remainder < threshold:
        return True
    least = int(0 not in numbers)  # a zero withheld beside others makes it possible for each
    most = remainder - least * (len(numbers) - 1 + (outside > 0))
    if outside or any(number == 0 or number >= threshold for number in numbers):
        return most - least + 1 < threshold  # one of them is no small count: no number is too high
    highest = threshold - 1
    return most < highest or remainder - highest * (len(numbers) - 1) > 1


def withheld_crossings(
    crossings: pd.DataFrame, totals: pd.DataFrame, *, threshold: int
) -> pd.DataFrame:
    """Say which places must be withheld because nearly everybody voiced the same need.

    Parameters
    ----------
    crossings : DataFrame, one row per shown place and shown need
        ``epci_code``, ``commune_code``, ``need_id``, ``place_count`` and ``need_count``, the
        persons of each, and ``respondent_count``, those who are in both, NA where withheld or
        where nobody is, which the reader cannot tell apart.
    totals : DataFrame, one row per group
        ``epci_code``, ``respondent_count``, the persons of the group; NA when withheld.

    Returns
    -------
    DataFrame, one row per place to withhold with the others
        ``epci_code``, ``commune_code``.

    Notes
    -----
    Of 61 persons 60 voiced the need and 50 live in one place: 49 of those at least voiced it.
    The place with the fewest persons goes first, until no crossing is held so closely. Each
    place withheld loosens the others, so the order changes how much is hidden, never safety.
    """
    empty = crossings.loc[[], ["epci_code", "commune_code"]]
    if crossings.empty:
        return empty
    asked = totals.set_index("epci_code")["respondent_count"]
    rows = crossings.assign(asked=crossings["epci_code"].map(asked)).dropna(subset=["asked"])
    gone: list[pd.DataFrame] = []
    while not (pinned := _pinned(rows, threshold)).empty:
        first = pinned.sort_values(["place_count", "commune_code"]).drop_duplicates("epci_code")
        gone.append(first[["epci_code", "commune_code"]])
        rows = rows[~rows["commune_code"].isin(first["commune_code"])]
    return pd.concat([empty, *gone], ignore_index=True)


def _pinned(rows: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """Keep the withheld crossings that can hold too few different numbers."""
    if rows.empty:
        return rows
    shown = rows.drop_duplicates("commune_code").groupby("epci_code")["place_count"].sum()
    elsewhere = rows["asked"] - rows["epci_code"].map(shown)
    told = rows["respondent_count"].fillna(0)
    is_told = rows["respondent_count"].notna()
    free = rows["place_count"].mask(is_told, 0)  # the most that a withheld crossing can hold
    left = rows["need_count"] - told.groupby(rows["need_id"]).transform("sum")
    others = free.groupby(rows["need_id"]).transform("sum") - free
    least = (left - others - elsewhere).clip(lower=0)
    most = left.where(left < rows["place_count"], rows["place_count"])
    is_small_kept = (least <= 1) & (most >= threshold - 1)
    is_pinned = ~is_told & (most > 0) & (most - least + 1 < threshold) & ~is_small_kept
    return rows[is_pinned]
