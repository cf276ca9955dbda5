"""How far the nearest equipment of each type is from each commune, and how we know it. Pure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.territory.access.nearest import NONE, nearest_positions
from generator.territory.access.places import Places
from generator.territory.access.road import road_minutes

KM = 1000.0
KM_DECIMALS, MINUTE_DECIMALS = 3, 2
ACCESS_COLUMNS = {
    "commune_code": "string",
    "type_code": "string",
    "nearest_commune_code": "string",
    "crow_km": "Float64",
    "road_min": "Float64",
    "is_present_in_commune": "boolean",
    "is_out_of_reach": "boolean",
    "is_hypothesis": "boolean",
    "basis_fr": "string",
    "year": "Int64",
}
PRESENT_FR = "présent dans la commune"
CENTRES_FR = "hypothèse de route, entre centres de communes"
POINT_FR = "hypothèse de route, du centre de la commune à l’équipement"
BY_SEA_FR = "aucun n’est accessible par la route : distance à vol d’oiseau seulement"
NOWHERE_FR = "aucun dans ce territoire, selon la source"
UNPLACED_FR = "centre de la commune inconnu"
PRESENT, CENTRES, POINT, BY_SEA, NOWHERE, UNPLACED, MEASURED = range(7)
BASES_FR = (PRESENT_FR, CENTRES_FR, POINT_FR, BY_SEA_FR, NOWHERE_FR, UNPLACED_FR)
Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Supply:
    """Places of supply as arrays, of communes that are in ``Places``."""

    types: pd.Index
    kind: Whole
    commune: Whole
    metres: Real
    is_point: Flags
    year: Whole

    def present(self, place_count: int, *, points_only: bool = False) -> Flags:
        """Say which types (rows) each commune (columns) has."""
        there = np.zeros((len(self.types), place_count), dtype=bool)
        rows = self.is_point if points_only else np.ones(len(self.kind), dtype=bool)
        there[self.kind[rows], self.commune[rows]] = True
        return there


@dataclass(frozen=True)
class Journeys:
    """Measured journeys between communes, from the shortest of each origin to its longest."""

    origin: Whole
    destination: Whole
    minutes: Real
    file: Whole
    bases_fr: tuple[str, ...]


@dataclass
class _Found:
    """What is found for each type (rows) and commune (columns)."""

    commune: Whole
    km: Real
    minutes: Real
    basis: Whole
    bases_fr: tuple[str, ...]


def supply_of(points: pd.DataFrame, places: Places) -> Supply:
    """Put the rows of ``supply_points`` in arrays; a commune of another day is left out."""
    commune = places.positions(points["commune_code"])
    kept = points[commune != NONE]
    kinds, types = pd.factorize(kept["type_code"], sort=True)
    return Supply(
        types=pd.Index(types),
        kind=kinds.astype(np.int64),
        commune=commune[commune != NONE],
        metres=kept[["x_m", "y_m"]].to_numpy(dtype=float, na_value=np.nan),
        is_point=kept["is_point"].to_numpy(dtype=bool),
        year=kept["year"].to_numpy(dtype=np.int64),
    )


def journeys_of(times: pd.DataFrame, places: Places) -> Journeys:
    """Put measured times in arrays; each says the file it comes from, its mode and its day."""
    told = times[["file_name", "mode", "date"]].fillna("")
    names = told["file_name"] + "\n" + told["mode"] + "\n" + told["date"]
    file, labels = pd.factorize(names, sort=True)
    rows = pd.DataFrame(
        {
            "origin": places.positions(times["from_code"]),
            "destination": places.positions(times["to_code"]),
            "minutes": times["minutes"].to_numpy(dtype=float),
            "file": file,
        }
    ).sort_values(["origin", "minutes", "destination"])
    rows = rows[(rows["origin"] != NONE) & (rows["destination"] != NONE)]
    return Journeys(
        origin=rows["origin"].to_numpy(dtype=np.int64),
        destination=rows["destination"].to_numpy(dtype=np.int64),
        minutes=rows["minutes"].to_numpy(dtype=float),
        file=rows["file"].to_numpy(dtype=np.int64),
        bases_fr=tuple(_measured_fr(label) for label in labels),
    )


def access_table(places: Places, supply: Supply, journeys: Journeys) -> pd.DataFrame:
    """Say for each commune and type how far the nearest equipment is.

    Returns
    -------
    DataFrame, one row per commune and type
        ``crow_km`` and ``road_min`` are unknown where the type is in the commune and its point
        is not known: it is there, and never at 0 minute. ``is_out_of_reach``: no road leads to
        one. ``is_hypothesis``: the minutes are not measured. ``year``: that of the equipment
        found, or the oldest known of the type where none is. A territory that has no equipment of
        any type is one the source does not cover: its communes have no row.
    """
    found = _as_the_crow_flies(places, supply)
    found.bases_fr += journeys.bases_fr
    _measure(found, places, supply, journeys)
    present = supply.present(len(places.codes))
    at_centre = present & ~supply.present(len(places.codes), points_only=True)
    own = np.broadcast_to(np.arange(len(places.codes)), present.shape)
    found.commune[at_centre] = own[at_centre]
    found.km[at_centre] = found.minutes[at_centre] = np.nan
    found.basis[at_centre] = PRESENT
    found.minutes = found.minutes.round(MINUTE_DECIMALS)
    found.minutes[found.minutes == 0] = np.nan  # at the very centre: there, and never 0 minute
    covered = np.isin(places.territory, places.territory[supply.commune])
    return _long(found, places, supply, np.flatnonzero(covered)).astype(ACCESS_COLUMNS)


def _as_the_crow_flies(places: Places, supply: Supply) -> _Found:
    """Find the nearest by road first; where no road leads to one, the nearest over the water."""
    shape = (len(supply.types), len(places.codes))
    found = _Found(
        np.full(shape, NONE, dtype=np.int64), np.full(shape, np.nan), np.full(shape, np.nan),
        np.full(shape, NOWHERE, dtype=np.int64), BASES_FR,
    )  # fmt: skip
    placed = places.is_placed
    found.basis[:, ~placed] = UNPLACED
    origins = np.flatnonzero(placed)
    positions, metres = _nearest(places, supply, origins, places.zone)
    _keep(found, origins, positions, metres, supply)
    by_point = supply.is_point[positions]
    by_road = np.where(by_point, POINT, CENTRES)
    reached = positions != NONE
    rows, columns = np.nonzero(reached)
    found.basis[rows, origins[columns]] = by_road[reached]
    ends = places.pace[supply.commune[positions]]
    minutes = road_minutes(metres / KM, places.pace[origins][None, :], ends)
    found.minutes[rows, origins[columns]] = minutes[reached]
    lacking = np.flatnonzero(placed & (found.commune == NONE).any(axis=0))
    positions, metres = _nearest(places, supply, lacking, places.territory)
    positions[found.commune[:, lacking] != NONE] = NONE
    _keep(found, lacking, positions, metres, supply)
    rows, columns = np.nonzero(positions != NONE)
    found.basis[rows, lacking[columns]] = BY_SEA
    return found


def _nearest(places: Places, supply: Supply, origins: Whole, zones: Whole) -> tuple[Whole, Real]:
    placed = np.flatnonzero(np.isfinite(supply.metres).all(axis=1))
    positions, metres = nearest_positions(
        places.metres[origins],
        zones[origins],
        supply.metres[placed],
        zones[supply.commune[placed]],
        supply.kind[placed],
    )
    # The last types may have no placed point at all.
    lacking = len(supply.types) - len(positions)
    positions = np.pad(positions, ((0, lacking), (0, 0)), constant_values=NONE)
    metres = np.pad(metres, ((0, lacking), (0, 0)), constant_values=np.nan)
    found = np.where(positions == NONE, NONE, np.append(placed, NONE)[positions])
    return found.astype(np.int64), metres


def _keep(found: _Found, origins: Whole, positions: Whole, metres: Real, supply: Supply) -> None:
    rows, columns = np.nonzero(positions != NONE)
    found.commune[rows, origins[columns]] = supply.commune[positions[rows, columns]]
    found.km[rows, origins[columns]] = metres[rows, columns] / KM


def _measure(found: _Found, places: Places, supply: Supply, journeys: Journeys) -> None:
    """Replace a hypothesis by the measured journeys of its pair, and by shorter ones."""
    pairs = np.sort(journeys.origin * len(places.codes) + journeys.destination)
    own = np.arange(len(places.codes)) * len(places.codes)
    for kind, there in enumerate(supply.present(len(places.codes))):
        leads = np.flatnonzero(there[journeys.destination])
        origins, first = np.unique(journeys.origin[leads], return_index=True)
        chosen = leads[first]
        told = np.isin(own[origins] + found.commune[kind, origins], pairs)
        guessed = np.where(told, np.nan, found.minutes[kind, origins])
        shorter = ~(guessed < journeys.minutes[chosen])
        origins, chosen = origins[shorter], chosen[shorter]
        ends = journeys.destination[chosen]
        found.commune[kind, origins] = ends
        found.minutes[kind, origins] = journeys.minutes[chosen]
        found.km[kind, origins] = np.hypot(*(places.metres[origins] - places.metres[ends]).T) / KM
        found.basis[kind, origins] = MEASURED + journeys.file[chosen]


def _long(found: _Found, places: Places, supply: Supply, kept: Whole) -> pd.DataFrame:
    """Lay the findings as rows, for the communes kept."""
    codes, bases = places.codes.to_numpy(), np.array(found.bases_fr, dtype=object)
    basis, minutes = found.basis[:, kept].ravel(), found.minutes[:, kept].ravel()
    present = supply.present(len(codes))[:, kept].ravel()
    nearest = pd.Series(found.commune[:, kept].ravel())
    cut_off = pd.Series(np.isin(basis, [BY_SEA, NOWHERE]), dtype="boolean")
    guessed = pd.Series(np.isin(basis, [CENTRES, POINT]), dtype="boolean")
    told = pd.Series(codes, dtype="string")
    return pd.DataFrame(
        {
            "commune_code": np.tile(codes[kept], len(supply.types)),
            "type_code": np.repeat(supply.types.to_numpy(), len(kept)),
            "nearest_commune_code": told.reindex(nearest).to_numpy(),
            "crow_km": found.km[:, kept].ravel().round(KM_DECIMALS),
            "road_min": minutes,
            "is_present_in_commune": present,
            "is_out_of_reach": cut_off.mask(basis == UNPLACED),
            "is_hypothesis": guessed.mask(np.isnan(minutes)),
            "basis_fr": bases[basis],
            "year": _years(found, supply)[:, kept].ravel(),
        }
    )


def _years(found: _Found, supply: Supply) -> Whole:
    """Say of which year each answer is: a located file may be newer than the counts elsewhere."""
    newest = np.zeros(found.commune.shape, dtype=np.int64)
    np.maximum.at(newest, (supply.kind, supply.commune), supply.year)
    told = np.take_along_axis(newest, np.maximum(found.commune, 0), axis=1)
    oldest = np.full(len(supply.types), np.iinfo(np.int64).max)
    np.minimum.at(oldest, supply.kind, supply.year)
    return np.where(found.commune == NONE, oldest[:, None], told)


def _measured_fr(label: str) -> str:
    told = ", ".join(part for part in label.split("\n") if part)
    return f"trajet mesuré ({told})"
