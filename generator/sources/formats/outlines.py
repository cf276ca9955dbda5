"""Read outlines and points, project them once in metres, and repair what can be repaired."""

import json
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer

from generator.codes import legal_crs
from generator.contracts import Landed, Note
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.tables import decoded, unpacked

WGS84 = "EPSG:4326"
# Collectivities whose legal projections are not ours: measuring them in Lambert-93 would be false.
WITHOUT_LEGAL_CRS = ("975", "977", "978", "98")
# EPSG's box for Guyane stops at 54.0° W while its communes reach 54.6°: one degree of grace still
# tells a swapped longitude and latitude.
GRACE_DEG = 1.0


def read_json(raw: bytes) -> Any:  # noqa: ANN401 - a producer's JSON has the producer's shape
    """Read a JSON file, gzip or not.

    Raises
    ------
    DataError
        If the file is empty, cut short, or not JSON.
    """
    try:
        return json.loads(decoded(unpacked(raw)))
    except json.JSONDecodeError as error:
        what = f"JSON illisible à la ligne {error.lineno}"
        raise DataError(Fault(what, remedy="téléchargez de nouveau le fichier")) from error


def read_properties(raw: bytes) -> pd.DataFrame:
    """Read what a GeoJSON file says of each object, leaving its shape unread."""
    return pd.DataFrame([feature["properties"] for feature in _features(raw)])


def read_features(raw: bytes) -> pd.DataFrame:
    """Read a GeoJSON file: one row a feature, its properties and a shapely ``geometry``.

    A shape that cannot be read is a missing geometry, for the caller to set aside.
    """
    features = _features(raw)
    frame = pd.DataFrame([feature["properties"] for feature in features])
    return frame.assign(geometry=_shapes(raw, features))


def _shapes(raw: bytes, features: list[dict[str, Any]]) -> np.ndarray:
    """Read the whole file's shapes at once, or one by one when one of them cannot be read."""
    together = shapely.from_geojson(decoded(unpacked(raw)), on_invalid="ignore")
    shapes: np.ndarray = shapely.get_parts(together)
    if len(shapes) == len(features) and all(feature.get("geometry") for feature in features):
        return shapes
    texts = [json.dumps(feature.get("geometry") or {}) for feature in features]
    one_by_one: np.ndarray = shapely.from_geojson(texts, on_invalid="ignore")
    return one_by_one


def _features(raw: bytes) -> list[dict[str, Any]]:
    document = read_json(raw)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise DataError(Fault("GeoJSON sans aucun objet", remedy="téléchargez-le de nouveau"))
    readable = [
        isinstance(each, dict) and isinstance(each.get("properties"), dict) for each in features
    ]
    if not all(readable):
        raise DataError(Fault("GeoJSON dont un objet n'a pas de propriétés"))
    stated = str((document.get("crs") or {}).get("properties", {}).get("name", "CRS84"))
    if not stated.endswith(("CRS84", "4326")):
        remedy = "fournissez-le en longitude et latitude (WGS 84)"
        raise DataError(Fault("GeoJSON déjà projeté", example=stated, remedy=remedy))
    return features


def projected(geometries: np.ndarray, crs: str) -> np.ndarray:
    """Project longitude–latitude geometries into ``crs``, in metres (x east, y north)."""
    metres: np.ndarray = shapely.transform(
        geometries, _transformer(crs).transform, interleaved=False
    )
    return metres


@cache
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs(WGS84, crs, always_xy=True)


def repaired(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Make outlines valid, keeping only their surfaces; say which had to be repaired."""
    broken = ~shapely.is_valid(geometries)
    mended = geometries.copy()
    mended[broken] = shapely.make_valid(
        geometries[broken], method="structure", keep_collapsed=False
    )
    return mended, broken


def measurable_crs(code: str) -> str | None:
    """Return the legal projection of a commune's or département's code, None if it is not ours."""
    return None if code.startswith(WITHOUT_LEGAL_CRS) else legal_crs(code)


def as_contours(outlines: pd.DataFrame, *, kind: str, year: int) -> Landed:
    """Project outlines in the legal projection of their territory, mended where needed.

    Parameters
    ----------
    outlines
        One row an outline: ``territory_code``, ``territory_name``, ``commune_code``,
        ``anchor_code`` (a commune of its territory) and ``geometry`` (longitude, latitude).
    kind, year
        Kind of territory, and year of its outline.

    Returns
    -------
    Landed
        Outlines with no projection of ours, off their territory, or without surface are set
        aside, and those repaired are counted.
    """
    crs = outlines["anchor_code"].map(measurable_crs).astype("string")
    unread = "contours d'une collectivité sans projection légale connue de nous"
    kept, foreign = keep_sound(outlines.assign(crs=crs), crs.notna(), unread)
    off = "contours hors de leur territoire (longitude et latitude inversées ?) ou illisibles"
    kept, astray = keep_sound(kept, _on_territory(kept), off)
    kept, mended = _measured(kept)
    surfaces = pd.Series(shapely.area(kept["geometry"].to_numpy()) > 0, index=kept.index)
    kept, hollow = keep_sound(kept, surfaces, "contours sans surface")
    frame = kept.drop(columns="anchor_code")
    return Landed(
        frame.assign(territory_kind=kind, year=year, is_approximate=False),
        foreign + astray + mended + hollow,
    )


def _measured(kept: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Project each group of one projection, and repair in metres what is then invalid."""
    metres = kept["geometry"].to_numpy().copy()
    for crs, rows in kept.groupby("crs").indices.items():
        metres[rows] = projected(metres[rows], str(crs))
    outlines, broken = repaired(metres)
    what = "contours invalides (qui se recoupent), rendus valides"
    return kept.assign(geometry=outlines, is_repaired=broken), told(
        "repare", what, int(broken.sum())
    )


def _on_territory(outlines: pd.DataFrame) -> pd.Series:
    extents = shapely.bounds(outlines["geometry"].to_numpy())
    boxes = _boxes(outlines["crs"]).to_numpy(dtype=float)
    inside = (extents[:, :2] >= boxes[:, :2]) & (extents[:, 2:] <= boxes[:, 2:])
    return pd.Series(inside.all(axis=1), index=outlines.index)


def placed(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Forget ``lon`` and ``lat`` that are 0, or off the territory of ``departement_code``.

    A point of a collectivity without a projection of ours, or of no known département, is kept.
    """
    points = frame[["lon", "lat"]].astype("Float64")
    null = (points == 0).fillna(value=False).all(axis="columns")
    boxes = _boxes(frame["departement_code"].map(measurable_crs, na_action="ignore"))
    inside = points["lon"].between(boxes["west"], boxes["east"])
    inside &= points["lat"].between(boxes["south"], boxes["north"])
    astray = ~inside.fillna(value=True) & ~null
    known = points.mask(null | astray)
    what = "points hors de leur département (ou longitude et latitude inversées), non placés"
    return frame.assign(lon=known["lon"], lat=known["lat"]), (
        *told("non_compris", "points de coordonnées nulles, non placés", int(null.sum())),
        *told("non_compris", what, int(astray.sum())),
    )


def _boxes(crs: pd.Series) -> pd.DataFrame:
    """Return, a row, the sides in degrees of where its projection holds; unknown without one."""
    sides = ["west", "south", "east", "north"]
    known = {name: _box(str(name)) for name in crs.dropna().unique()}
    boxes = pd.DataFrame.from_dict(known, orient="index", columns=sides).reindex(crs)
    return boxes.set_axis(crs.index).astype("Float64")


@cache
def _box(crs: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north of where a projection holds, with some grace."""
    area = CRS(crs).area_of_use
    if area is None:
        raise DataError(Fault(f"la projection {crs} ne dit pas où elle vaut"))
    west, south, east, north = area.bounds
    return west - GRACE_DEG, south - GRACE_DEG, east + GRACE_DEG, north + GRACE_DEG
