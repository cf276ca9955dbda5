"""The opportunities of a territory as map layers: where each could live, commune by commune."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyogrio.raw import write_arrow

from generator.publication.tables import GEOMETRY
from generator.review.configuration import configuration
from generator.review.exporting.tables import Selection, table_of
from generator.review.models import OpportunitySheet, Territory
from generator.warehouse.store import Store

COMMUNE, KEY = "commune_code", "opportunity_id"
COUNT, REASON = "proposal_count", "reason_fr"
LONGITUDE_LATITUDE = "EPSG:4326"
COLUMN = "geom"
Shapes = npt.NDArray[Any]


def as_geopackage(chosen: Selection, territory: Territory) -> bytes:
    """Write two layers: communes with what could live there, and a point for each opportunity.

    The outlines are read where the build was made: the application keeps drawings alone.

    Raises
    ------
    DataError
        If the build is no longer in the workspace.
    """
    communes = _communes(territory)
    listed = table_of(chosen)
    keys = [one.pk for one in chosen.rows]
    sheets = OpportunitySheet.objects.filter(pk__in=keys).select_related("opportunity")
    places = _places(sheets)
    shapes = shapely.from_wkb(communes[GEOMETRY].to_numpy(zero_copy_only=False))
    counts = Counter(row[COMMUNE] for row in places)
    told = communes.drop_columns([GEOMETRY]).append_column(
        COUNT, pa.array([counts[code] for code in communes[COMMUNE].to_pylist()], pa.int64())
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.gpkg"
        _write(path, "communes", "MultiPolygon", told, _several(shapes))
        rows, points = _located(listed, places, communes, shapely.point_on_surface(shapes))
        _write(path, "lieux_des_opportunites", "Point", rows, points)
        return path.read_bytes()


def _communes(territory: Territory) -> pa.Table:
    store = Store(configuration().workspace.warehouse)
    path = store.table_path(store.build(territory.build_id), "out_communes")
    wanted = [COMMUNE, "commune_name", "epci_code", "population", GEOMETRY]
    return pq.read_table(path, columns=wanted, filters=[("epci_code", "=", territory.epci_code)])


def _places(sheets: Iterable[OpportunitySheet]) -> list[dict[str, Any]]:
    return [
        {KEY: sheet.opportunity.opportunity_id, **row}
        for sheet in sheets
        for row in sheet.rows("out_opportunity_places")
    ]


def _located(
    listed: pa.Table, places: Iterable[Mapping[str, Any]], communes: pa.Table, points: Shapes
) -> tuple[pa.Table, Shapes]:
    """Give one row an opportunity and commune, in the order of the export."""
    where = {code: n for n, code in enumerate(communes[COMMUNE].to_pylist())}
    order = {key: n for n, key in enumerate(listed[KEY].to_pylist())}
    kept = sorted(
        (row for row in places if row[COMMUNE] in where),
        key=lambda row: (order[row[KEY]], row[COMMUNE]),
    )
    rows = listed.take(pa.array([order[row[KEY]] for row in kept], pa.int64()))
    for name in (COMMUNE, "commune_name", REASON):
        rows = rows.append_column(name, pa.array([row[name] for row in kept], pa.string()))
    return rows, points[[where[row[COMMUNE]] for row in kept]]


def _several(shapes: Shapes) -> Shapes:
    """Turn each polygon into a set of one, as the layer's type says."""
    return np.array(
        [shapely.multipolygons([s]) if s.geom_type == "Polygon" else s for s in shapes],
        dtype=object,
    )


def _write(path: Path, layer: str, kind: str, rows: pa.Table, shapes: Shapes) -> None:
    plain = rows.replace_schema_metadata(None)
    located = plain.append_column(COLUMN, pa.array(shapely.to_wkb(shapes), pa.binary()))
    write_arrow(
        located, path, layer=layer, driver="GPKG", geometry_name=COLUMN, geometry_type=kind,
        crs=LONGITUDE_LATITUDE,
    )  # fmt: skip
