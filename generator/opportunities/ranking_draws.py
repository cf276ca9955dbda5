"""How often an opportunity keeps its place when weights and marks are drawn again (SMAA). Pure.

Weights are drawn around the voted ones, known marks inside their interval, missing ones anywhere.
Marks are whole tenths and weights whole thousandths: every sum is a whole number under 2**24, so
single precision is exact, and neither the threads nor the order of the sums can move a result.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from generator.opportunities.scoring import MARK_MAX, MINIMUM_WEIGHT_PRESENT
from generator.opportunities.standings import Grid

DRAWS = 10_000  # method §7; a share of a half is then known within one point
TOP = 5  # « parmi les cinq premières »
TENTHS = 10
WEIGHT_SUM = 1_000
TIER_STEP = 2**20  # above any score: 100 in tenths × 1,000
BLOCK = (
    125  # draws at a time, measured: fewer pay for the calls; above 255, a count overflows its byte
)
THREADS = 2
# The sum of the weights voted when it was chosen (3 + 3 + 2 × 6 + 5): drawn as Dirichlet of the
# votes themselves, a weight of 3 in 23 moves by half of itself (standard deviation), one of 2 by
# two thirds, one of 1 by nearly all of itself. Fixed, so that voting in hundredths changes nothing.
CONCENTRATION = 23.0

Singles = npt.NDArray[np.float32]
Keys = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Cells = list[npt.NDArray[Any]]


@dataclass(frozen=True)
class Drawn:
    """Number of draws, and of those in which each row is at the top, first class and last."""

    draws: int
    top: Counts
    first: Counts
    last: Counts


@dataclass(frozen=True)
class _Activity:
    """The rows of one activity, at most one an EPCI, in tenths of marks."""

    rows: npt.NDArray[np.intp]
    epcis: npt.NDArray[np.intp] | slice
    order: int  # what orders equal scores: the later the name, the lower
    known: Singles  # criterion by row: lowest mark, then width, of the axes present
    whole: Singles  # the same with the missing axes, from 0 to 100
    present: Singles  # criterion by row
    is_open: Flags  # no gate is refused
    is_free: Flags  # the first class is not closed whatever the draw
    straddling: list[tuple[int, Flags]]  # where the interval holds the veto: draws under it
    noise: Singles  # weight × place in the interval, draw by criterion


@dataclass(frozen=True)
class _Draws:
    """What every block of draws reads."""

    weights: Singles  # draw by criterion
    activities: list[_Activity]
    epci_count: int
    bounds: tuple[np.float32, np.float32]  # where the first two classes begin, in tenths


def draw_ranks(grid: Grid, *, draws: int = DRAWS, top: int = TOP, threads: int = THREADS) -> Drawn:
    """Count in how many draws each row is among the ``top`` of its EPCI, and in each class.

    Notes
    -----
    Draws come from the names of criteria and of activities alone: another line, another EPCI
    or another order never changes them. Two activities never share their noise. Equal scores
    are ranked by name, as ``scoring`` does.
    """
    weights = _drawn_weights(grid, draws)
    blocks = [slice(start, min(start + BLOCK, draws)) for start in range(0, draws, BLOCK)]
    table = _Draws(
        weights=weights.T.copy(),
        activities=list(_activities(grid, weights)),
        epci_count=len(grid.epcis()),
        bounds=(np.float32(grid.first * TENTHS), np.float32(grid.second * TENTHS)),
    )

    def counts(worker: int) -> Counts:
        return _counts(table, len(grid.rows), blocks[worker::threads], top)

    # Blocks share the cores; a product of small matrices that did too would be three times slower.
    with threadpool_limits(limits=1), ThreadPoolExecutor(threads) as pool:
        counted = sum(pool.map(counts, range(threads)), np.zeros((3, len(grid.rows)), np.int64))
    return Drawn(draws, *counted)


def _stream(*names: str) -> np.random.Generator:
    digest = hashlib.blake2b("\n".join(names).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


def _drawn_weights(grid: Grid, draws: int) -> Singles:
    """Draw weights, criterion by draw: whole, of sum a thousand by the largest remainders."""
    voted = grid.weights / (grid.weights.sum() or 1.0)
    gammas = np.array(
        [
            _stream("poids", name).standard_gamma(CONCENTRATION * share, draws)
            for name, share in zip(grid.criteria, voted, strict=True)
        ]
    )
    total = gammas.sum(axis=0)
    exact = WEIGHT_SUM * gammas / np.where(total > 0, total, 1.0)
    whole = np.floor(exact)
    left = np.where(total > 0, WEIGHT_SUM - whole.sum(axis=0), 0)
    # A criterion without weight has no remainder: it never receives any.
    place = np.argsort(np.argsort(whole - exact, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(whole + (place < left), dtype=np.float32)


def _activities(grid: Grid, weights: Singles) -> Iterator[_Activity]:
    names = grid.rows["activity_id"].to_numpy()
    runs = grid.epcis()
    epci = np.repeat(np.arange(len(runs)), [run.stop - run.start for run in runs])
    low = np.rint(np.where(grid.present, grid.low, 0.0) * TENTHS)
    width = np.rint(np.where(grid.present, grid.high, 0.0) * TENTHS) - low
    missing = np.where(grid.present, 0.0, MARK_MAX * TENTHS)
    missing[~grid.is_known] = 0.0  # of which nothing is known: last of its class
    vetoes = np.rint(np.where(grid.weights > 0, grid.vetoes, np.nan) * TENTHS)
    with np.errstate(invalid="ignore", divide="ignore"):
        under = grid.present & (low + width < vetoes)
        # Where in the interval the veto stands, from 0 to 1.
        veto = np.where(grid.present & (low < vetoes) & ~under, (vetoes - low) / width, np.nan)
    refused = grid.rows["has_refused_gate"].to_numpy(dtype=bool)
    closed = under.any(axis=1) | ~grid.rows["may_be_first"].to_numpy(dtype=bool)
    listed = sorted(set(names))
    for position, name in enumerate(listed):
        rows = np.flatnonzero(names == name)
        places = [_stream(name, c).random(weights.shape[1]) for c in grid.criteria]
        everywhere = len(rows) == len(runs)
        yield _Activity(
            rows=rows,
            epcis=slice(None) if everywhere else epci[rows],
            order=len(listed) - 1 - position,
            known=_stacked(low[rows], width[rows]),
            whole=_stacked(low[rows], (width + missing)[rows]),
            present=grid.present[rows].T.astype(np.float32, order="C"),
            is_open=~refused[rows],
            is_free=~closed[rows],
            straddling=[
                (int(row), places[column] < veto[rows[row], column])
                for row, column in np.argwhere(~np.isnan(veto[rows]))
            ],
            noise=np.rint(weights * np.array(places)).T.astype(np.float32, order="C"),
        )


def _stacked(low: npt.NDArray[np.float64], width: npt.NDArray[np.float64]) -> Singles:
    return np.ascontiguousarray(np.vstack([low.T, width.T]), dtype=np.float32)


def _counts(table: _Draws, row_count: int, blocks: list[slice], top: int) -> Counts:
    """Count over blocks; what is drawn is written over from block to block."""
    counted = np.zeros((3, row_count), dtype=np.int64)
    shape = (BLOCK, table.epci_count)
    keys = [np.empty((BLOCK, len(a.rows)), dtype=np.int32) for a in table.activities]
    best = np.empty((top, *shape), dtype=np.int32)
    room = [np.empty(shape, dtype=np.float32) for _ in range(3)]
    flags = [np.empty(shape, dtype=np.bool_) for _ in range(2)]
    for block in blocks:
        size = block.stop - block.start
        best.fill(-1)
        for activity, whole_key in zip(table.activities, keys, strict=True):
            count = len(activity.rows)
            cells: Cells = [array[:size, :count] for array in (*room, *flags)]
            tier = _scored(table, activity, block, cells)
            counted[1, activity.rows] += _per_row(np.equal(tier, 2, out=cells[3]))
            counted[2, activity.rows] += _per_row(np.equal(tier, 0, out=cells[3]))
            tier *= TIER_STEP
            tier += cells[0]
            key = whole_key[:size]
            np.copyto(key, tier, casting="unsafe")  # whole numbers, exact in single precision
            key *= len(table.activities)
            key += activity.order
            _keep_best(best[:, :size], activity.epcis, key)
        for activity, key in zip(table.activities, keys, strict=True):
            inside = np.greater_equal(key[:size], best[-1][:size, activity.epcis])
            counted[0, activity.rows] += _per_row(inside)
    return counted


def _scored(table: _Draws, activity: _Activity, block: slice, cells: Cells) -> Singles:
    """Write the score with the missing axes drawn, and return the class, from 2 down to 0."""
    score, known, weight, is_first, flag = cells
    left = np.hstack((table.weights[block], activity.noise[block]))
    np.matmul(left, activity.known, out=known)
    np.matmul(table.weights[block], activity.present, out=weight)
    np.greater_equal(weight, WEIGHT_SUM * MINIMUM_WEIGHT_PRESENT, out=is_first)
    first, second = table.bounds
    np.multiply(weight, first, out=score)
    is_first &= np.greater_equal(known, score, out=flag)
    is_first &= activity.is_free
    for row, under_veto in activity.straddling:
        is_first[:, row] &= ~under_veto[block]
    weight *= second
    tier: Singles = weight
    np.copyto(tier, np.greater_equal(known, weight, out=flag))
    np.matmul(left, activity.whole, out=score)
    is_first &= np.greater_equal(score, first * WEIGHT_SUM, out=flag)
    tier += is_first
    tier *= activity.is_open
    return tier


def _keep_best(best: Keys, epcis: npt.NDArray[np.intp] | slice, key: Keys) -> None:
    """Insert a key among the best of each EPCI and draw, best first."""
    for place in range(len(best)):
        kept = best[place]
        own = kept[:, epcis]
        lower = np.minimum(own, key)
        kept[:, epcis] = np.maximum(own, key)
        key = lower


def _per_row(flags: Flags) -> npt.NDArray[np.uint8]:
    return np.asarray(np.add.reduce(flags.view(np.uint8), axis=0, dtype=np.uint8))
