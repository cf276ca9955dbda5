"""From a point on the globe to the commune around it; the point itself is never kept. Pure."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

SWAPPED = "latitude et longitude inversées, remises à l'endroit"
NOWHERE = "point hors de toute commune connue (mer, étranger…), commune laissée inconnue"
UNREADABLE = "point illisible, commune laissée inconnue"
UNCHECKED = "point non rattaché à une commune (pas de contours)"
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0  # degrees
WKT_POINT = re.compile(r"(?i)point\s*z?\s*\(\s*(\S+)\s+(\S+)[^)]*\)")
# A decimal comma is read when a space or a semicolon parts the numbers.
NUMBER = r"[-+]?\d{1,3}(?:[.,]\d+)?"
PAIRS = (
    re.compile(rf"({NUMBER})(?:\s*;\s*|\s+)({NUMBER})(?:[\s;].*)?"),
    re.compile(r"([-+]?\d{1,3}(?:\.\d+)?)\s*,\s*([-+]?\d{1,3}(?:\.\d+)?)(?:\s*,.*)?"),
)

Degrees = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Located:
    """For each row, the commune around its point (None if none), and what was noted."""

    communes: list[str | None]
    notes: list[str | None]


def read_degrees(
    point: "pd.Series[str]", latitude: "pd.Series[str]", longitude: "pd.Series[str]"
) -> pd.DataFrame:
    """Read points as degrees.

    Parameters
    ----------
    point
        ``lat lon alt precision`` (Kobo, ODK), ``[lat, lon]``, ``lat;lon`` or ``POINT(lon lat)``.
    latitude, longitude
        The same in two columns, which are preferred when both are filled.

    Returns
    -------
    pandas.DataFrame
        One row per row: ``latitude``, ``longitude`` (NaN when unreadable), ``is_said``.
    """
    rows = zip(point.tolist(), latitude.tolist(), longitude.tolist(), strict=True)
    read = [_pair(cell, lat, lon) for cell, lat, lon in rows]
    is_said = point.notna() | (latitude.notna() & longitude.notna())
    degrees = np.array([pair or (np.nan, np.nan) for pair in read], dtype=np.float64)
    degrees = degrees.reshape(-1, 2)
    return pd.DataFrame(
        {"latitude": degrees[:, 0], "longitude": degrees[:, 1], "is_said": is_said.astype(bool)},
        index=point.index,
    )


def locate(degrees: pd.DataFrame, outlines: pd.DataFrame | None) -> Located:
    """Find the commune around each point.

    Parameters
    ----------
    degrees
        ``latitude``, ``longitude``, ``is_said``; see :func:`read_degrees`.
    outlines
        ``commune_code``, ``geometry`` (shapely, WGS84, longitude first); None when there are none.
    """
    told = np.asarray(degrees["is_said"], dtype=bool)
    lat = np.asarray(degrees["latitude"], dtype=np.float64)
    lon = np.asarray(degrees["longitude"], dtype=np.float64)
    readable = told & np.isfinite(lat) & np.isfinite(lon)
    notes = np.full(len(degrees), None, dtype=object)
    if outlines is None:
        notes[told] = UNREADABLE
        notes[readable] = UNCHECKED
        return Located([None] * len(degrees), list(notes))
    around = _around(lon, lat, readable, outlines)
    lost = readable & np.array([code is None for code in around], dtype=bool)
    turned = _around(lat, lon, lost, outlines)
    is_turned = np.array([code is not None for code in turned], dtype=bool)
    notes[told & ~readable] = UNREADABLE
    notes[lost] = NOWHERE
    notes[is_turned] = SWAPPED
    return Located(list(np.where(is_turned, turned, around)), list(notes))


def _pair(point: object, latitude: object, longitude: object) -> tuple[float, float] | None:
    if isinstance(latitude, str) and isinstance(longitude, str):
        return _degrees(latitude, longitude)
    if not isinstance(point, str):
        return None
    text = point.strip().strip("[]()")
    if wkt := WKT_POINT.match(point.strip()):
        return _degrees(wkt[2], wkt[1])
    found = next((match for form in PAIRS if (match := form.fullmatch(text))), None)
    return _degrees(found[1], found[2]) if found else None


def _degrees(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        lat, lon = (float(text.strip().replace(",", ".")) for text in (latitude, longitude))
    except ValueError:
        return None
    # Written the wrong way round, a longitude of Réunion or Polynesia does not fit a latitude.
    on_earth = max(abs(lat), abs(lon)) <= MAX_LONGITUDE and min(abs(lat), abs(lon)) <= MAX_LATITUDE
    return (lat, lon) if on_earth else None


def _around(
    x: Degrees, y: Degrees, wanted: npt.NDArray[np.bool_], outlines: pd.DataFrame
) -> npt.NDArray[np.object_]:
    found = np.full(len(x), None, dtype=object)
    rows = np.flatnonzero(wanted)
    if len(rows) == 0:
        return found
    points = shapely.points(x[rows], y[rows])
    shapes = np.asarray(outlines["geometry"], dtype=object)
    codes = np.asarray(outlines["commune_code"], dtype=object)
    point, shape = shapely.STRtree(shapes).query(points)
    near = np.unique(shape)
    # Only the outlines near a point are mended: a crossed outline would answer at random.
    mended = dict(zip(near.tolist(), shapely.make_valid(shapes[near]), strict=True))
    inside = shapely.intersects(points[point], np.array([mended[i] for i in shape], dtype=object))
    # On a shared border, the smaller code has it: one point, one commune, whatever the order.
    for row, code in sorted(zip(rows[point[inside]], codes[shape[inside]], strict=True))[::-1]:
        found[row] = str(code)
    return found
