"""Which change of one weight takes an opportunity's place away. Pure.

Every score is linear in one weight when the others stand still: between two weights at which a
pair of scores cross, or a score or the weight present crosses a class, no rank moves. So one look
inside each interval between crossings is enough, whatever the weight.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.opportunities.scoring import DECIMALS, MARK_MAX, MINIMUM_WEIGHT_PRESENT
from generator.opportunities.standings import (
    Flags,
    Floats,
    Grid,
    Standing,
    Whole,
    standing,
    tiers,
    vetoed,
)

SHIFT = 0.2  # method: each weight a fifth lower, then a fifth higher
DECIMALS_TOLD = (1, 2)  # a place lost only between two hundredths is not lost to a vote
NOISE = 9  # decimals: what differs by less is the sum of the same marks in another order
LARGEST = 1e6  # nobody votes such a weight: crossings past it are not looked for
BEYOND = 2.0  # past the last crossing nothing moves: one look at twice that weight will do


@dataclass(frozen=True)
class _Loss:
    """The nearest weights, of one criterion, under which a row loses its place or its class."""

    column: int
    near: float
    far: float
    loses_rank: bool
    loses_class: bool


def shifted_ranks(grid: Grid) -> pd.DataFrame:
    """Rank again with each weight moved alone by a fifth.

    Returns
    -------
    DataFrame, one row per row of the grid
        ``rank_best`` and ``rank_worst``, the voted weights included.
    """
    found = [standing(grid, grid.weights).rank]
    for column in np.flatnonzero(grid.weights > 0):
        for factor in (1 - SHIFT, 1 + SHIFT):
            weights = grid.weights.copy()
            weights[column] *= factor
            found.append(standing(grid, weights).rank)
    ranks = np.array(found)
    return pd.DataFrame({"rank_best": ranks.min(axis=0), "rank_worst": ranks.max(axis=0)})


def missing_ends(grid: Grid) -> pd.DataFrame:
    """Score, class and rank each row with its missing axes all at 0, then all at 100.

    The known axes stand still: at their mark for the class, at the middle of their interval for
    the rank, as ``scoring`` reads them; and so do the other rows of the EPCI. That an axis is
    missing no longer holds back; a need that is not qualified does.

    Returns
    -------
    DataFrame, one row per row of the grid
        ``missing_low_score``, ``missing_low_tier``, ``missing_low_rank`` and the same ``high``.
    """
    base = standing(grid, grid.weights)
    total = grid.weights.sum() or 1.0
    table = {}
    for end, filler in (("low", 0.0), ("high", MARK_MAX)):
        mark = np.where(grid.present, grid.mark, filler)
        middle = np.where(grid.present, (grid.low + grid.high) / 2, filler)
        score, rank_on = (
            ((cells * grid.weights).sum(axis=1) / total).round(DECIMALS) for cells in (mark, middle)
        )
        tier = tiers(grid, score, rank_on, vetoed(grid, mark, grid.weights))
        table[f"missing_{end}_score"] = score
        table[f"missing_{end}_tier"] = tier
        table[f"missing_{end}_rank"] = _ranks_among(grid, base, rank_on, tier)
    return pd.DataFrame(table)


def smallest_changes(grid: Grid) -> pd.DataFrame:
    """Find the smallest change of one weight that takes each row's place or class away.

    Returns
    -------
    DataFrame, one row per row of the grid
        ``criterion_id`` (missing when no change does), ``weight_from``, ``weight_to`` (rounded
        away from the voted weight, so that it does what is said), ``loses_rank``,
        ``loses_class``.
    """
    base = standing(grid, grid.weights)
    told = []
    for part in grid.epcis():
        losses = _losses(grid.of(part), base.rank[part], base.tier[part])
        told += [_told(grid, loss) for loss in losses]
    columns = ["criterion_id", "weight_from", "weight_to", "loses_rank", "loses_class"]
    return pd.DataFrame(told, columns=columns)


def _ranks_among(grid: Grid, base: Standing, score: Floats, tier: Whole) -> Whole:
    """Count those that stay before each row when it alone moves."""
    middle = np.where(np.isnan(base.score), -1.0, (base.low + base.high) / 2)
    ranks = np.empty(len(score), dtype=np.int64)
    for part in grid.epcis():
        own = np.arange(part.stop - part.start)
        before = _is_before(base.tier[part], middle[part], tier[part], score[part])
        before[own, own] = False
        ranks[part] = 1 + before.sum(axis=1)
    return ranks


def _is_before(others: Whole, middles: Floats, tier: Whole, score: Floats) -> Flags:
    """Say, for each row, which others stand before it: class, then score, then name."""
    higher = others[None, :] < tier[:, None]
    equal = others[None, :] == tier[:, None]
    better = middles[None, :] > score[:, None]
    named = np.tri(len(score), k=-1, dtype=bool) & (middles[None, :] == score[:, None])
    return np.asarray(higher | (equal & (better | named)))


def _losses(grid: Grid, rank: Whole, tier: Whole) -> list[_Loss | None]:
    """Find, row by row, the nearest loss over the criteria that weigh."""
    weighing = np.flatnonzero(grid.weights > 0)
    best: list[_Loss | None] = [None] * len(rank)
    away = np.full(len(rank), np.inf)
    if not len(weighing):
        return best
    lines = _Lines.of(grid, weighing)
    edges = lines.edges()
    inside = np.append((edges[:, 1:] + edges[:, :-1]) / 2, BEYOND * edges[:, -1:] + 1, axis=1)
    far = np.append(edges[:, 1:], np.full((len(edges), 1), np.inf), axis=1)
    step = 10.0 ** DECIMALS_TOLD[-1]
    wide = np.floor(np.round(edges * step, NOISE)) + 1 < np.round(far * step, NOISE)
    for row_of_lines, column in enumerate(weighing):
        kept = wide[row_of_lines]
        low, high = edges[row_of_lines][kept], far[row_of_lines][kept]
        found_tier, found_rank = lines.looked(row_of_lines, inside[row_of_lines][kept])
        lost = (found_rank > rank) | (found_tier > tier)
        voted = grid.weights[column]
        distance = np.where(low >= voted, low - voted, voted - high)[:, None]
        distance = np.where(lost, distance, np.inf)
        nearest = distance.argmin(axis=0)
        for row in np.flatnonzero(distance.min(axis=0) < away):
            at = nearest[row]
            away[row] = distance[at, row]
            ends = (low[at], high[at]) if low[at] >= voted else (high[at], low[at])
            best[row] = _Loss(
                int(column), *ends,
                loses_rank=bool(found_rank[at, row] > rank[row]),
                loses_class=bool(found_tier[at, row] > tier[row]),
            )  # fmt: skip
    return best


@dataclass(frozen=True)
class _Lines:
    """Sums without one criterion, and what a unit of its weight adds: criterion by row."""

    grid: Grid
    columns: Whole
    score: tuple[Floats, Floats]  # marks of the known axes
    weight: tuple[Floats, Floats]  # weight of the known axes
    total: Floats
    middle: tuple[Floats, Floats]  # middle of the bounds, missing axes at a half

    @classmethod
    def of(cls, grid: Grid, columns: Whole) -> "_Lines":
        def line(cells: Floats) -> tuple[Floats, Floats]:
            slope = cells.T[columns]
            return (cells * grid.weights).sum(axis=1) - voted[:, None] * slope, slope

        voted = grid.weights[columns]
        return cls(
            grid,
            columns,
            score=line(np.nan_to_num(grid.mark)),
            weight=line(grid.present.astype(float)),
            total=grid.weights.sum() - voted,
            middle=line((grid.low + grid.high) / 2),
        )

    def edges(self) -> Floats:
        """Return, a line a criterion, the weights at which anything may cross, 0 and the vote."""
        first, second = np.triu_indices(len(self.grid.mark), k=1)
        start, slope = self.middle
        marks, weights = self.score, self.weight
        crossings = [
            (start[:, first] - start[:, second], slope[:, first] - slope[:, second]),
            *(
                (marks[0] - bound * weights[0], marks[1] - bound * weights[1])
                for bound in (self.grid.first, self.grid.second)
            ),
            (start - self.grid.first * self.total[:, None], slope - self.grid.first),
            (
                weights[0] - MINIMUM_WEIGHT_PRESENT * self.total[:, None],
                weights[1] - MINIMUM_WEIGHT_PRESENT,
            ),
        ]
        starts, slopes = (np.hstack(side) for side in zip(*crossings, strict=True))
        voted = self.grid.weights[self.columns][:, None]
        # Where slopes are nil or nearly so the crossing is nowhere: infinities are left out below.
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            found = -starts / slopes
        found = np.where((found > 0) & (found < LARGEST), found, voted)
        return np.sort(np.hstack([np.zeros_like(voted), voted, found]), axis=1)

    def looked(self, line: int, weights: Floats) -> tuple[Whole, Whole]:
        """Class and rank every row under each of these weights: weight by row."""
        at = weights[:, None]
        known, present, middle = (
            start[line] + at * slope[line]
            for start, slope in (self.score, self.weight, self.middle)
        )
        share = (present / (self.total[line] + at)).round(DECIMALS)
        with np.errstate(divide="ignore", invalid="ignore"):
            score = np.where(self.grid.is_known, known / present, np.nan)
        held = self.grid.is_vetoed | (share < MINIMUM_WEIGHT_PRESENT)
        middle = (middle / (self.total[line] + at)).round(NOISE)
        tier = tiers(self.grid, score.round(DECIMALS), middle, held)
        order = np.lexsort((-np.where(self.grid.is_known, middle, -np.inf), tier), axis=-1)
        rank = np.empty(order.shape, dtype=np.int64)
        np.put_along_axis(rank, order, np.arange(1, order.shape[1] + 1)[None, :], axis=1)
        return tier, rank


def _told(grid: Grid, loss: _Loss | None) -> tuple[object, ...]:
    if loss is None:
        return (None, None, None, False, False)
    voted = float(grid.weights[loss.column])
    weight_to = _rounded(loss.near, loss.far)
    name = grid.criteria[loss.column]
    return (name, voted, weight_to, loss.loses_rank, loss.loses_class)


def _rounded(near: float, far: float) -> float:
    """Write a weight past ``near`` and before ``far``, a tenth where there is one between."""
    for decimals in DECIMALS_TOLD:
        scale = 10**decimals
        at = round(near * scale, NOISE)
        weight = (np.floor(at) + 1 if far > near else np.ceil(at) - 1) / scale
        if min(near, far) < weight < max(near, far):
            break
    return float(weight)
