"""Draw the communes of an EPCI once, when it is loaded: pages only place the paths."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import shapely

from generator.publication.drawings.ground import (
    METRES_A_KM,
    Frame,
    path_of,
    place,
    project,
)
from generator.publication.tables import GEOMETRY

SIDE = 400.0  # of the square that the map fills, in units of its viewBox
TOLD = (
    "commune_code", "commune_name", "population", "statement_count", "is_approximate",
    "need_basin_id", "need_zone_id", "statement_state",
)  # fmt: skip


def drawings(path: Path, epci_codes: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Draw the communes of some EPCIs.

    Returns
    -------
    dict, EPCI → list of dict, one a commune
        What is told of it, ``path`` (an SVG path in a square of ``SIDE``), ``x`` and ``y``, a
        point inside it, and ``units_per_km``, the scale.
    """
    rows = pq.read_table(path, filters=[("epci_code", "in", list(epci_codes))]).to_pandas()
    rows[GEOMETRY] = shapely.from_wkb(rows[GEOMETRY].to_numpy())
    # An older build does not say why a count is blank.
    told = [name for name in TOLD if name in rows]
    rows["told"] = json.loads(rows[told].to_json(orient="records"))
    return {str(code): _drawn(own) for code, own in rows.groupby("epci_code")}


def _drawn(rows: pd.DataFrame) -> list[dict[str, Any]]:
    placed = place(project(rows), Frame(0, 0, SIDE, SIDE))
    inside = shapely.get_coordinates(shapely.point_on_surface(placed.shapes))
    scale = {"units_per_km": round(placed.points_per_metre * METRES_A_KM, 4)}
    return [
        {**told, **scale, "path": path_of(shape), "x": round(float(x), 1), "y": round(float(y), 1)}
        for told, shape, (x, y) in zip(rows["told"], placed.shapes, inside, strict=True)
    ]
