"""How many people each commune has around it, by minutes of road and by living area. Pure."""

import numpy as np
import pandas as pd

from generator.territory.access.floating import journeys_within
from generator.territory.access.places import Places, Real, Whole
from generator.territory.access.table import Journeys

PEOPLE_COLUMNS = {
    "commune_code": "string",
    "reach_min": "Float64",
    "reach_population": "Int64",
    "is_complete": "boolean",
}
WITHOUT_AREA = -1


def people_around(
    places: Places,
    areas: pd.Series,
    journeys: Journeys,
    minutes: list[float],
    *,
    is_whole: bool = True,
) -> pd.DataFrame:
    """Count the people of the communes within so many minutes, or of the living area if more.

    Parameters
    ----------
    areas : Series, one value per place, in the order of ``places``
        The living area of each commune; missing where it has none or is not known.
    journeys
        Measured ones, which replace the hypothesis of their pair.
    minutes
        The distinct reaches to count for.
    is_whole
        Whether the neighbours are there too; without them, what is counted is a lower bound.

    Returns
    -------
    DataFrame, one row per commune and reach
        ``reach_population``, unknown where someone's number in reach is, or where the commune has
        no known centre. A living area stops at the sea: the people of an island without a road
        are not those of the area it belongs to.
    """
    of_area = _people_of_areas(places, areas)
    ends = _journeys(places, journeys, max(minutes, default=0.0))
    tables = [_within(places, of_area, ends, reach) for reach in sorted(minutes)]
    if not tables:
        return pd.DataFrame(columns=list(PEOPLE_COLUMNS)).astype(PEOPLE_COLUMNS)
    rows = pd.concat(tables, ignore_index=True).assign(is_complete=is_whole)
    rows = rows.astype(PEOPLE_COLUMNS)
    return rows.sort_values(["commune_code", "reach_min"], ignore_index=True)


def _within(
    places: Places, of_area: Real, ends: tuple[Whole, Whole, Real], reach: float
) -> pd.DataFrame:
    origin, destination, lasting = ends
    near = lasting <= reach
    people = places.people.copy()
    np.add.at(people, origin[near], places.people[destination[near]])
    people[~places.is_placed] = np.nan
    # Unknown around by road stays unknown; no living area is no reason to know less.
    best = np.where(np.isnan(of_area), people, np.maximum(people, of_area))
    return pd.DataFrame(
        {
            "commune_code": places.codes.to_numpy(),
            "reach_min": reach,
            "reach_population": pd.array(best, dtype="Float64"),
        }
    )


def _people_of_areas(places: Places, areas: pd.Series) -> Real:
    """Add up the people of each living area, road zone by road zone; NaN where there is none."""
    kinds, names = pd.factorize(areas, sort=True)
    groups = places.zone * len(names) + kinds
    known = kinds != WITHOUT_AREA
    totals = np.zeros((places.zone.max(initial=0) + 1) * len(names))
    np.add.at(totals, groups[known], places.people[known])
    people = np.full(len(places.codes), np.nan)
    people[known] = totals[groups[known]]
    return people


def _journeys(places: Places, journeys: Journeys, longest: float) -> tuple[Whole, Whole, Real]:
    """List the journeys of at most so many minutes, those measured before those guessed."""
    count = len(places.codes)
    placed = np.flatnonzero(places.is_placed)
    origin, destination, minutes = journeys_within(
        places.metres[placed], places.zone[placed], places.pace[placed], longest
    )
    origin, destination = placed[origin], placed[destination]
    measured = journeys.origin * count + journeys.destination
    guess = ~np.isin(origin * count + destination, measured)
    return (
        np.concatenate([origin[guess], journeys.origin]),
        np.concatenate([destination[guess], journeys.destination]),
        np.concatenate([minutes[guess], journeys.minutes]),
    )
