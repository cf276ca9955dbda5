"""Contours on paper: projected where they are, scaled into a frame, measured by a scale bar."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from generator.french import NARROW, WIDE, number
from generator.publication.drawings.sheet import INK, LINE_PT, text_width, write

# Finer than the printed line, so that neighbours simplified apart still look joined.
TOLERANCE_PT = 0.2
SCALE_HEIGHT_PT = 6.0 + LINE_PT
SCALE_SHARE = 0.3  # of the frame: a longer bar would stand beside the map, not under it
TICK_PT = 2.5
METRES_A_KM = 1000.0


@dataclass(frozen=True)
class Frame:
    """A place on the sheet, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """Contours on the sheet, where they end, and how many points a metre is worth."""

    shapes: list[Any]
    bottom: float
    points_per_metre: float


@lru_cache(maxsize=8)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("OGC:CRS84", crs, always_xy=True)


def project(areas: pd.DataFrame) -> list[Any]:
    """Turn longitudes and latitudes into metres, each row in its own ``crs``."""
    return [
        shapely.transform(shape, _transformer(str(crs)).transform, interleaved=False)
        for shape, crs in zip(areas["geometry"], areas["crs"], strict=True)
    ]


def place(shapes: Sequence[Any], frame: Frame, *, is_centred: bool = True) -> Placed:
    """Scale contours in metres into a frame; north is up, so the vertical axis turns over."""
    left, bottom, right, top = shapely.total_bounds(shapes)
    scale = min(frame.width / (right - left), frame.height / (top - bottom))
    shift = frame.x + (frame.width - (right - left) * scale) / 2 * is_centred

    def onto_sheet(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.column_stack(
            [(points[:, 0] - left) * scale + shift, (top - points[:, 1]) * scale + frame.y]
        )

    placed = [
        shapely.simplify(shapely.transform(shape, onto_sheet), TOLERANCE_PT) for shape in shapes
    ]
    return Placed(placed, frame.y + (top - bottom) * scale, scale)


def path_of(shape: Any) -> str:  # noqa: ANN401  shapely ships no types
    """Write the rings of a polygon or of several."""
    rings = [
        ring
        for polygon in shapely.get_parts(shape)
        if polygon.geom_type == "Polygon"
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )


def outline_of(shapes: Sequence[Any]) -> str:
    """Write the outer line of contours that were simplified apart."""
    return path_of(shapely.union_all(shapely.buffer(list(shapes), TOLERANCE_PT)))


def scale_bar(placed: Placed, frame: Frame) -> str:
    """Draw a round number of kilometres under a map, at the left of its frame."""
    room = max(frame.width * SCALE_SHARE, TICK_PT)
    length_km = _round_below(room / placed.points_per_metre / METRES_A_KM)
    length = length_km * METRES_A_KM * placed.points_per_metre
    x, y = frame.x + 1, placed.bottom + SCALE_HEIGHT_PT - TICK_PT
    told = (
        f"{number(length_km)}{WIDE}km"
        if length_km >= 1
        else f"{number(length_km * METRES_A_KM)}{NARROW}m"
    )
    ends = "".join(f"M{end:.1f} {y - TICK_PT:.1f}V{y:.1f}" for end in (x, x + length))
    bar = f'<path d="M{x:.1f} {y:.1f}H{x + length:.1f}{ends}" fill="none" stroke="{INK}"'
    # The number stands beside the bar, or stays within the frame where the bar is long.
    after = min(x + length + 3, frame.x + frame.width - text_width(told))
    return f'{bar} stroke-width="0.9"/>{write(after, y, told)}'


def _round_below(length: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten under a length."""
    power = 10.0 ** math.floor(math.log10(length))
    return next(step * power for step in (5, 2, 1) if step * power <= length * (1 + 1e-9))
