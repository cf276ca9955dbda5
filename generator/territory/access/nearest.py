"""The nearest equipment of each type, as the crow flies: one tree a type and a zone. Pure."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

NONE = -1
Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


def nearest_positions(
    origins: Real, origin_zones: Whole, points: Real, point_zones: Whole, point_types: Whole
) -> tuple[npt.NDArray[np.int32], Real]:
    """Find, for each type and origin, the nearest point of that type in the origin's own zone.

    Parameters
    ----------
    origins, points : array (n, 2)
        Metres, in the legal projection of each zone.
    origin_zones, point_zones : array (n,)
        Whole numbers: points of two zones are never compared, even where their projections look
        alike (Guadeloupe and Martinique share one).
    point_types : array (n,)
        Types as whole numbers from 0.

    Returns
    -------
    positions, metres : array (types, origins)
        The position of the nearest point (-1 when the zone has none) and its distance (NaN).
        Points at the very same distance: the first in a tree made of the points in their order.
    """
    type_count = int(point_types.max(initial=NONE)) + 1
    positions = np.full((type_count, len(origins)), NONE, dtype=np.int32)
    metres = np.full((type_count, len(origins)), np.nan)
    askers = dict(_groups(origin_zones))
    for kind, of_type in _groups(point_types):
        for zone, inside in _groups(point_zones[of_type]):
            asking = askers.get(zone)
            if asking is None:
                continue
            chosen = of_type[inside]
            tree = cKDTree(points[chosen], balanced_tree=False, compact_nodes=False)
            away, found = tree.query(origins[asking])
            positions[kind, asking] = chosen[found]
            metres[kind, asking] = away
    return positions, metres


def _groups(values: npt.NDArray[Any]) -> Iterator[tuple[int, Whole]]:
    """Yield each value with the positions that hold it, in order."""
    order = np.argsort(values, kind="stable")
    kinds, starts = np.unique(values[order], return_index=True)
    for kind, start, end in zip(kinds, starts, [*starts[1:], len(order)], strict=False):
        yield int(kind), order[start:end]
