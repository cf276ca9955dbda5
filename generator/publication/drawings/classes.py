"""Cut values into at most five classes, two equal values never apart."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from generator.publication.drawings.fills import CLASS_COUNT

Bounds = list[tuple[float, float]]
Numbers = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]


class Cut(StrEnum):
    """How classes are cut, in the words of the legend."""

    QUANTILES = "classes de même effectif (quantiles)"
    NATURAL = "seuils naturels (Jenks)"


def value_classes(values: Sequence[float], cut: Cut = Cut.QUANTILES) -> Bounds:
    """Return the lowest and highest value of each class, from the lowest class.

    Parameters
    ----------
    values
        The known values, repeated as they are.
    cut
        Quantiles put as many values in each class, as far as equal values allow; natural breaks
        make the classes whose values are the nearest to their mean (exact, in time growing as
        the square of the number of distinct values).
    """
    if not values:
        return []
    distinct, counts = np.unique(np.asarray(values, dtype=float), return_counts=True)
    limit = min(CLASS_COUNT, len(distinct))
    ranks = (
        _quantile_ranks(counts, limit)
        if cut is Cut.QUANTILES
        else _natural_ranks(distinct, counts, limit)
    )
    groups = (distinct[ranks == rank] for rank in np.unique(ranks))
    return [(float(group[0]), float(group[-1])) for group in groups]


def class_of(value: float, classes: Bounds) -> int:
    """Return the position of the class a value of the cut belongs to."""
    return next(n for n, (_, high) in enumerate(classes) if value <= high)


def _quantile_ranks(counts: Wholes, limit: int) -> Wholes:
    """Put each distinct value in the class where the middle of its repetitions falls."""
    middles = np.cumsum(counts) - counts / 2
    return np.asarray(np.minimum(limit - 1, np.floor(limit * middles / counts.sum())), np.int64)


def _natural_ranks(distinct: Numbers, counts: Wholes, limit: int) -> Wholes:
    """Minimise the sum of squares within classes, exactly (Fisher–Jenks)."""
    size = len(distinct)
    weight = np.concatenate([[0.0], np.cumsum(counts)])
    centred = distinct - np.average(distinct, weights=counts)
    first = np.concatenate([[0.0], np.cumsum(counts * centred)])
    second = np.concatenate([[0.0], np.cumsum(counts * centred**2)])

    def spread(begin: Wholes, end: int) -> Numbers:
        total = first[end] - first[begin]
        return np.asarray(second[end] - second[begin] - total**2 / (weight[end] - weight[begin]))

    ends = range(1, size + 1)
    best = np.array([0.0, *(float(spread(np.array([0]), end)[0]) for end in ends)])
    begins: list[list[int]] = []
    for held in range(2, limit + 1):
        made, begun = np.full(size + 1, np.inf), [0] * (size + 1)
        for end in range(held, size + 1):
            tried = np.arange(held - 1, end)
            costs = best[tried] + spread(tried, end)
            least = int(np.argmin(costs))
            made[end], begun[end] = costs[least], int(tried[least])
        best = made
        begins.append(begun)
    return _ranks(begins, size)


def _ranks(begins: list[list[int]], size: int) -> Wholes:
    """Walk back from the last class to the first."""
    ranks, end = np.zeros(size, dtype=np.int64), size
    for held in range(len(begins), 0, -1):
        begin = begins[held - 1][end]
        ranks[begin:end] = held
        end = begin
    return ranks
