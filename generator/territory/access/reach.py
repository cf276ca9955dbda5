"""Equipments in reach per 1,000 people who share them, by commune and type. Pure."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from generator.territory.access.floating import (
    floating_access,
    journeys_within,
    stepped,
)
from generator.territory.access.places import Flags, Places, Real, Whole
from generator.territory.access.table import Journeys

FLOATING_COLUMNS = {
    "commune_code": "string",
    "type_code": "string",
    "in_reach_per_1000": "Float64",
    "is_hypothesis": "boolean",
    "year": "Int64",
}
THOUSAND = 1000.0
DECIMALS = 6


def floating_table(
    places: Places, counts: pd.DataFrame, journeys: Journeys, steps: pd.DataFrame
) -> pd.DataFrame:
    """Say for each commune and type how many equipments per 1,000 sharers are in reach.

    Parameters
    ----------
    counts : DataFrame, one row per commune, type and year
        ``commune_code``, ``type_code``, ``year``, ``equipment_count``; the last year is used.
    steps : DataFrame, one row per step
        ``minutes_max``, ``weight``: how much a journey of at most so long counts.

    Returns
    -------
    DataFrame, one row per commune with a known centre and type
        ``in_reach_per_1000``, unknown where the population of a place in reach is.
        ``is_hypothesis``: at least one journey in reach is not measured.
    """
    last = counts[counts["year"] == counts["year"].max()]
    reach, guessed = _reach(places, journeys, steps.sort_values("minutes_max"))
    supply, types = _supply(places, last)
    covered = np.isin(places.territory, places.territory[supply.any(axis=1)])
    kept = np.flatnonzero(places.is_placed & covered)
    per_1000 = THOUSAND * floating_access(reach, places.people, supply)[kept]
    codes = places.codes.to_numpy()[kept]
    rows = pd.DataFrame(
        {
            "commune_code": np.repeat(codes, len(types)),
            "type_code": np.tile(types.to_numpy(), len(kept)),
            "in_reach_per_1000": per_1000.ravel().round(DECIMALS),
            "is_hypothesis": np.repeat(guessed[kept], len(types)),
            "year": last["year"].max() if len(last) else pd.NA,
        }
    )
    return rows.astype(FLOATING_COLUMNS).sort_values(
        ["commune_code", "type_code"], ignore_index=True
    )


def _reach(places: Places, journeys: Journeys, steps: pd.DataFrame) -> tuple[csr_array, Flags]:
    """Weigh the journeys, measured first; say from where at least one is a hypothesis."""
    count = len(places.codes)
    limits, weights = (steps[name].to_numpy(dtype=float) for name in ("minutes_max", "weight"))
    placed = np.flatnonzero(places.is_placed)
    origin, destination, minutes = journeys_within(
        places.metres[placed], places.zone[placed], places.pace[placed], float(limits[-1])
    )
    origin, destination = placed[origin], placed[destination]
    measured = journeys.origin * count + journeys.destination
    guess = ~np.isin(origin * count + destination, measured)
    guessed = np.zeros(count, dtype=bool)
    guessed[origin[guess]] = True
    # A place without a centre too: measured journeys may lead others there, to be shared with it.
    own = np.arange(count)
    return _weighted(
        (
            np.concatenate([origin[guess], journeys.origin, own]),
            np.concatenate([destination[guess], journeys.destination, own]),
        ),
        np.concatenate([minutes[guess], journeys.minutes, np.zeros(count)]),
        (limits, weights),
        count,
    ), guessed


def _weighted(
    ends: tuple[Whole, Whole], minutes: Real, steps: tuple[Real, Real], count: int
) -> csr_array:
    weight = stepped(minutes, *steps)
    some = weight > 0
    matrix = csr_array((weight[some], (ends[0][some], ends[1][some])), shape=(count, count))
    matrix.sum_duplicates()
    return matrix


def _supply(places: Places, last: pd.DataFrame) -> tuple[Real, pd.Index]:
    kinds, types = pd.factorize(last["type_code"], sort=True)
    supply = np.zeros((len(places.codes), len(types)))
    rows = places.positions(last["commune_code"])
    known = rows >= 0
    np.add.at(supply, (rows[known], kinds[known]), last["equipment_count"].to_numpy(float)[known])
    return supply, pd.Index(types)
