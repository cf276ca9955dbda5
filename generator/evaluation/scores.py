"""How right guesses are: shares with their intervals, agreement beyond chance, calibration."""

from typing import TypedDict

import numpy as np
import numpy.typing as npt

RESAMPLES = 1_000
BOUNDS = (0.025, 0.975)  # 95 %
DIGITS = 4  # beyond them, figures may depend on the machine
BINS = 10
POINTS = 10

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Figure(TypedDict):
    """A figure and its 95 % interval."""

    valeur: float
    bas: float
    haut: float


class Point(TypedDict):
    """How right the surest guesses are, when only that share of texts is kept."""

    couverture: float
    exactitude: float


def crossed(truth: Ints, guesses: Ints, size: int) -> Floats:
    """Return how often each label (row) was guessed as each label (column)."""
    return (
        np.bincount(truth * size + guesses, minlength=size * size)
        .reshape(size, size)
        .astype(np.float64)
    )


def accuracy(tables: Floats) -> Floats:
    """Return the share of right guesses of each table."""
    return np.asarray(np.trace(tables, axis1=-2, axis2=-1) / tables.sum(axis=(-2, -1)))


def macro_f1(tables: Floats) -> Floats:
    """Return the mean over the labels present of F1 = 2·right / (said + guessed)."""
    right = np.diagonal(tables, axis1=-2, axis2=-1)
    said, guessed = tables.sum(axis=-1), tables.sum(axis=-2)
    each = np.divide(2 * right, said + guessed, out=np.zeros_like(right), where=said > 0)
    return np.asarray(each.sum(axis=-1) / (said > 0).sum(axis=-1))


def kappa(tables: Floats) -> Floats:
    """Return Cohen's kappa, agreement beyond chance."""
    total = tables.sum(axis=(-2, -1))
    chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1) / total**2
    return np.asarray((accuracy(tables) - chance) / (1 - chance))


def with_interval(value: float | Floats, drawn: Floats) -> Figure:
    """Round a figure and the interval of the same figure on resamples."""
    low, high = np.quantile(drawn, BOUNDS)
    return {"valeur": rounded(value), "bas": rounded(low), "haut": rounded(high)}


def resampled(table: Floats, seed: int) -> Floats:
    """Draw rows again with replacement, which is to draw the table's cells again."""
    rng = np.random.default_rng(seed)
    count = int(table.sum())
    drawn = rng.multinomial(count, table.ravel() / count, size=RESAMPLES)
    return drawn.reshape(RESAMPLES, *table.shape).astype(np.float64)


def both_figures(truth: Ints, guesses: Ints, size: int, seed: int) -> dict[str, Figure]:
    """Return accuracy and macro-F1 with their bootstrap intervals over rows."""
    table = crossed(truth, guesses, size)
    drawn = resampled(table, seed)
    return {
        "exactitude": with_interval(accuracy(table), accuracy(drawn)),
        "macro_f1": with_interval(macro_f1(table), macro_f1(drawn)),
    }


def surest_first(chances: Floats, texts: tuple[str, ...]) -> Ints:
    """Return rows from the surest guess to the least; between equals, by text."""
    order = sorted(range(len(texts)), key=lambda row: (-rounded(chances[row]), texts[row]))
    return np.array(order, dtype=np.int64)


def coverage_curve(right: npt.NDArray[np.bool_], order: Ints) -> list[Point]:
    """Return how right the surest tenth is, then the surest two tenths… up to all."""
    running = np.cumsum(right[order])
    points: list[Point] = []
    for part in range(1, POINTS + 1):
        kept = max(1, round(len(order) * part / POINTS))
        share = part / POINTS
        points.append({"couverture": share, "exactitude": rounded(running[kept - 1] / kept)})
    return points


def calibration_error(chances: Floats, right: npt.NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(bins, weights=chances - right, minlength=BINS)
    return rounded(np.abs(gaps).sum() / len(chances))


def rounded(value: float | Floats | np.floating) -> float:
    """Round to the digits that any machine finds again."""
    return round(float(value), DIGITS)
