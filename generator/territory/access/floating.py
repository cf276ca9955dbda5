"""Floating catchments (E2SFCA): equipments in reach per 1,000 people who share them. Pure."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from generator.territory.access.road import road_minutes

KM = 1000.0
Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def stepped(minutes: Real, limits: Real, weights: Real) -> Real:
    """Return the weight of each journey: that of the first step it fits in, 0 beyond the last.

    Parameters
    ----------
    limits, weights
        The end of each step in minutes, growing, the end included; and its weight.
    """
    steps = np.append(weights, 0.0)
    found: Real = steps[np.searchsorted(limits, minutes, side="left")]
    return found


def floating_access(reach: csr_array, people: Real, supply: Real) -> Real:
    """Share each place's equipments among the people in its reach, and add them up by place.

    Parameters
    ----------
    reach : sparse (places, places)
        Weight of each journey, its own place included; 0 is out of reach.
    people : array (places,)
        Inhabitants; NaN where unknown.
    supply : array (places, types)
        Equipments; 0 is a true zero.

    Returns
    -------
    array (places, types)
        Equipments per person, what APL counts. NaN where someone in reach of an equipment in
        reach is not known, or where nobody shares it: unknown, never a figure.
    """
    demand = np.asarray(reach.T @ people)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(supply == 0, 0.0, supply / demand)
    shares[np.isinf(shares)] = np.nan
    result: Real = np.asarray(reach @ shares)
    return result


def journeys_within(
    places: Real, zones: Whole, pace: Real, minutes_max: float
) -> tuple[Whole, Whole, Real]:
    """List the journeys between places of one zone that take at most so many minutes.

    Returns
    -------
    origins, destinations, minutes
        Positions; both ways of each pair, and not the journey from a place to itself.
    """
    radius_m = KM * minutes_max / pace.min(initial=np.inf) if len(pace) else 0.0
    parts = []
    for zone in np.unique(zones):
        inside = np.flatnonzero(zones == zone)
        pairs = cKDTree(places[inside]).query_pairs(radius_m, output_type="ndarray")
        parts.append(inside[pairs])
    pairs = np.concatenate(parts) if parts else np.empty((0, 2), dtype=np.int64)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    first, second = pairs[:, 0], pairs[:, 1]
    crow_km = np.hypot(*(places[first] - places[second]).T) / KM
    minutes = road_minutes(crow_km, pace[first], pace[second])
    near = minutes <= minutes_max
    return (
        np.concatenate([first[near], second[near]]),
        np.concatenate([second[near], first[near]]),
        np.concatenate([minutes[near], minutes[near]]),
    )
