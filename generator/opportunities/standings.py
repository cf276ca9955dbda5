"""Where opportunities stand under any weights, as ``scoring`` ranks them, in arrays. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.opportunities.scoring import CLASSES, DECIMALS, MARK_MAX, MINIMUM_WEIGHT_PRESENT

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FIRST, SECOND, LAST = range(1, CLASSES + 1)
AWAITED = "supplementarite"  # of ``scoring.HOLDS``
VETO, DATA, BLUR = "veto", "donnees", "incertitude"  # those that weights may move


@dataclass(frozen=True)
class Grid:
    """Marks of opportunities: a row each, by EPCI then activity; a column a criterion, by id.

    ``mark`` is missing where the axis is; ``low`` and ``high`` are then 0 and 100. ``first`` and
    ``second`` are the scores at which the first two classes begin.
    """

    rows: pd.DataFrame  # opportunity_id, epci_code, activity_id, has_refused_gate, may_be_first
    criteria: tuple[str, ...]
    weights: Floats
    vetoes: Floats
    mark: Floats
    low: Floats
    high: Floats
    first: float
    second: float

    @property
    def present(self) -> Flags:
        """Which axes are known."""
        return ~np.isnan(self.mark)

    # Asked thousands of times of one grid while weights move: read from the frame once.
    @cached_property
    def may_be_first(self) -> Flags:
        """Which opportunities the rules let stand in the first class."""
        return self.rows["may_be_first"].to_numpy(dtype=bool)

    @cached_property
    def has_refused_gate(self) -> Flags:
        """Which opportunities a gate refused."""
        return self.rows["has_refused_gate"].to_numpy(dtype=bool)

    @cached_property
    def is_vetoed(self) -> Flags:
        """Which opportunities a core axis holds under its veto, at the weights voted."""
        return vetoed(self, self.mark, self.weights)

    @cached_property
    def is_known(self) -> Flags:
        """Which opportunities have at least one known axis that weighs."""
        return np.asarray((self.present & (self.weights > 0)).any(axis=1))

    def epcis(self) -> list[slice]:
        """List the runs of rows of each EPCI."""
        codes = self.rows["epci_code"].to_numpy()
        edges = [0, *(np.flatnonzero(codes[1:] != codes[:-1]) + 1).tolist(), len(codes)]
        return [slice(a, b) for a, b in pairwise(edges) if b > a]

    def of(self, part: slice) -> "Grid":
        """Keep a run of rows."""
        return replace(
            self,
            rows=self.rows.iloc[part],
            mark=self.mark[part],
            low=self.low[part],
            high=self.high[part],
        )


@dataclass(frozen=True)
class Standing:
    """What ``scored`` says of the rows of a grid; ``tier`` is the place of the class, from 1."""

    score: Floats
    low: Floats
    high: Floats
    share: Floats
    is_vetoed: Flags
    tier: Whole
    rank: Whole


def grid_of(
    parts: pd.DataFrame, scores: pd.DataFrame, steps: pd.DataFrame, criteria: Sequence[Criterion]
) -> Grid:
    """Lay out the marks of opportunities.

    Parameters
    ----------
    parts : DataFrame, one row per opportunity and criterion
        ``opportunity_id``, ``criterion_id``, ``mark``, ``mark_low``, ``mark_high``.
    scores : DataFrame, one row per opportunity
        ``opportunity_id``, ``epci_code``, ``activity_id``, ``has_refused_gate``, ``has_need``,
        ``held_by``.
    steps : DataFrame, one row per class
        ``class_id``, ``min_score``, ``rank_order``.
    """
    # What no weight moves: a need that is not qualified, an opinion that is awaited.
    awaited = scores["held_by"].str.contains(AWAITED, regex=False)
    columns = ["opportunity_id", "epci_code", "activity_id", "has_refused_gate"]
    rows = scores[columns].assign(may_be_first=scores["has_need"].astype(bool) & ~awaited)
    rows = rows.sort_values(["epci_code", "activity_id"], ignore_index=True)
    by_id = {criterion.id: criterion for criterion in sorted(criteria, key=lambda c: c.id)}
    place = pd.Series(rows.index, index=rows["opportunity_id"])
    row = place.reindex(parts["opportunity_id"]).to_numpy()
    column = pd.Index(list(by_id)).get_indexer(pd.Index(parts["criterion_id"]))
    cells = {}
    for name, unknown in (("mark", np.nan), ("mark_low", 0.0), ("mark_high", MARK_MAX)):
        cells[name] = np.full((len(rows), len(by_id)), unknown)
        cells[name][row, column] = parts[name].to_numpy(dtype=float, na_value=unknown)
    bounds = steps.sort_values("rank_order")["min_score"].astype(float).tolist()
    # A core axis voted down to nothing has no veto, but it may be given a weight again.
    kept = {id_: c.veto for id_, c in by_id.items() if c.core}
    return Grid(
        rows=rows,
        criteria=tuple(by_id),
        weights=np.array([c.weight for c in by_id.values()], dtype=float),
        vetoes=np.array([kept.get(name) for name in by_id], dtype=float),
        mark=cells["mark"],
        low=cells["mark_low"],
        high=cells["mark_high"],
        first=bounds[0],
        second=bounds[1],
    )


def standing(grid: Grid, weights: Floats) -> Standing:
    """Score, class and rank every row under these weights."""
    total = weights.sum()
    present = (grid.present * weights).sum(axis=1)
    nothing, nobody = present == 0, total == 0
    score = np.divide(
        (np.nan_to_num(grid.mark) * weights).sum(axis=1),
        present,
        out=np.full(len(present), np.nan),
        where=~nothing,
    ).round(DECIMALS)
    weighed = 1.0 if nobody else total
    low = ((grid.low * weights).sum(axis=1) / weighed).round(DECIMALS)
    high = np.full(len(low), MARK_MAX) if nobody else (grid.high * weights).sum(axis=1) / weighed
    low, high = np.fmin(low, score), np.fmax(high.round(DECIMALS), score)
    share = (present / weighed).round(DECIMALS)
    middle = np.where(np.isnan(score), np.nan, (low + high) / 2)
    is_vetoed = vetoed(grid, grid.mark, weights)
    tier = tiers(grid, score, middle, is_vetoed | (share < MINIMUM_WEIGHT_PRESENT))
    return Standing(score, low, high, share, is_vetoed, tier, _ranks(grid, tier, middle))


def vetoed(grid: Grid, mark: Floats, weights: Floats) -> Flags:
    """Say which rows have a known core axis, of some weight, under its veto."""
    with np.errstate(invalid="ignore"):
        return np.asarray(((mark < grid.vetoes) & (weights > 0)).any(axis=1))


def tiers(grid: Grid, score: Floats, middle: Floats, held: Flags) -> Whole:
    """Give the place of the class, by the rules of ``scoring.classes``.

    ``held`` says which rows a veto, or too little weight known, holds back.
    """
    may_be_first = grid.may_be_first & ~held
    refused = grid.has_refused_gate
    with np.errstate(invalid="ignore"):
        is_high = (score >= grid.first) & (middle >= grid.first) & may_be_first
        return np.select(
            [refused, np.isnan(score), score < grid.second, is_high],
            [LAST, SECOND, LAST, FIRST],
            default=SECOND,
        )


def rerank(grid: Grid, weights: Mapping[str, float], steps: pd.DataFrame) -> pd.DataFrame:
    """Score, class and rank again the opportunities of one EPCI, or of several, when weights move.

    A criterion that is not given keeps its weight.

    Returns
    -------
    DataFrame, one row per opportunity
        ``opportunity_id``, ``score``, ``score_low``, ``score_high``, ``weight_present_share``,
        ``class_id``, ``rank``: those that ``scored`` gives; ``held_by``: of those that it gives,
        what weights may move.
    """
    voted = zip(grid.criteria, grid.weights, strict=True)
    found = standing(grid, np.array([weights.get(name, weight) for name, weight in voted]))
    by_place = steps.sort_values("rank_order")["class_id"].to_numpy()
    return pd.DataFrame(
        {
            "opportunity_id": grid.rows["opportunity_id"].to_numpy(),
            "score": found.score,
            "score_low": found.low,
            "score_high": found.high,
            "weight_present_share": found.share,
            "held_by": _held_by(grid, found),
            "class_id": by_place[found.tier - 1],
            "rank": found.rank,
        }
    )


def _held_by(grid: Grid, found: Standing) -> list[str]:
    """Name, of ``scoring.HOLDS``, what closes the first class and depends on the weights."""
    is_known = found.share >= MINIMUM_WEIGHT_PRESENT
    with np.errstate(invalid="ignore"):
        blurred = (found.score >= grid.first) & ((found.low + found.high) / 2 < grid.first)
    flags = {VETO: found.is_vetoed, DATA: ~is_known, BLUR: is_known & blurred}
    rows = zip(*flags.values(), strict=True)
    return [", ".join(name for name, held in zip(flags, row, strict=True) if held) for row in rows]


def _ranks(grid: Grid, tier: Whole, middle: Floats) -> Whole:
    """Rank inside each EPCI: class, then middle of the bounds, then name (the rows' own order)."""
    ranks = np.empty(len(tier), dtype=np.int64)
    for part in grid.epcis():
        order = np.lexsort((-middle[part], tier[part]))  # stable, and unknown ones come last
        ranks[part.start + order] = np.arange(1, len(order) + 1)
    return ranks
