"""The GeoPackage of a release: one layer a geographic table, with the style QGIS opens it in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyogrio
import shapely
from pyogrio.raw import write_arrow
from pyproj import Transformer

from generator.columns import ColumnDictionary
from generator.publication.layers.places import COMMUNE, EPCI, LAYERS, POLYGON, Layer
from generator.publication.layers.styles import style_of
from generator.publication.tables import GEOMETRY, LONGITUDE_LATITUDE

FILE = "territoire.gpkg"
EVERYWHERE = "EPSG:4326"
# GDAL writes 1.4 by itself, of which the QGIS of Debian 12 says that it may not know it all.
FORMAT = "1.3"
FEATURE_ID, COLUMN = "fid", "geom"
LACKING = "lacking_type_count"
STYLES = "layer_styles"  # the name QGIS looks for
OWNER = "Générateur"
FROM_OPPORTUNITIES = ("epci_code", "activity_id", "activity_label_fr", "rank", "score", "class_id",
                      "class_label_fr")  # fmt: skip
Tables = Mapping[str, pa.Table]


def write_geopackage(path: Path, tables: Tables, columns: ColumnDictionary, day: str) -> None:
    """Write the layers and their styles; the same tables and day give the same bytes.

    Parameters
    ----------
    tables
        What ``located`` returns.
    columns
        The dictionary of published columns, whose labels QGIS shows.
    day
        The build's date, said as the date of the last change.

    Notes
    -----
    A selection within one legal territory is in its legal projection, so that lengths and areas
    are true at opening; one that joins several is in longitude and latitude (EPSG:4326), the only
    system that serves them all. Each row says its own in ``crs`` where it has one.
    """
    crs = _crs(tables["out_communes"])
    styles = []
    with _dated(day):
        for layer in LAYERS:
            rows = _rows(layer, tables)
            named = columns.describe(rows.drop_columns([GEOMETRY]).column_names)
            _write_layer(path, layer, _projected(rows, layer, crs), crs)
            styles.append(_style(layer, style_of(layer.name, rows, named), day))
        write_arrow(pa.Table.from_pylist(styles), path, layer=STYLES, driver="GPKG",
                    layer_options={"FID": "id"})  # fmt: skip


@contextmanager
def _dated(day: str) -> Iterator[None]:
    """Have the file say the build's date, not the hour it was written."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _crs(communes: pa.Table) -> str:
    known = pc.unique(communes["crs"].drop_null()).to_pylist()
    return str(known[0]) if len(known) == 1 else EVERYWHERE


def _rows(layer: Layer, tables: Tables) -> pa.Table:
    """Complete a layer with what its style and its reader need from other tables."""
    rows = tables[layer.table]
    if layer.table == "out_territories":
        return _with_lacking(rows, tables["out_gaps"])
    if layer.table == "out_opportunity_places":
        about = tables["out_opportunities"].select(["opportunity_id", *FROM_OPPORTUNITIES])
        order = [("rank_order", "descending"), ("opportunity_id", "ascending"),
                 (COMMUNE, "ascending")]  # fmt: skip
        classes = tables["out_classes"].select(["class_id", "rank_order"])
        # Arrow joins no binary column beside keys: the geometry is taken back by position.
        numbered = rows.drop_columns([GEOMETRY]).append_column(
            "position", pa.array(range(rows.num_rows), pa.int64())
        )
        joined = numbered.join(about, "opportunity_id").join(classes, "class_id").sort_by(order)
        shapes = rows[GEOMETRY].take(joined["position"])
        return joined.drop_columns(["position", "rank_order"]).append_column(GEOMETRY, shapes)
    return rows


def _with_lacking(territories: pa.Table, gaps: pa.Table) -> pa.Table:
    """Count the types lacking in each EPCI; where no expected number is known, it is unknown."""
    known = gaps.filter(pc.is_valid(gaps["is_lacking"]))
    sums = known.select([EPCI]).append_column("n", known["is_lacking"].cast(pa.int64()))
    counts = sums.group_by(EPCI).aggregate([("n", "sum")])
    by_epci = dict(zip(counts[EPCI].to_pylist(), counts["n_sum"].to_pylist(), strict=True))
    found = [by_epci.get(code) for code in territories[EPCI].to_pylist()]
    position = territories.column_names.index(GEOMETRY)
    return territories.add_column(position, LACKING, pa.array(found, pa.int64()))


def _projected(rows: pa.Table, layer: Layer, crs: str) -> pa.Table:
    shapes: Any = shapely.from_wkb(rows[GEOMETRY].to_numpy(zero_copy_only=False))
    if layer.geometry_type == POLYGON:
        shapes = np.array([_several(shape) for shape in shapes], dtype=object)
    if crs != EVERYWHERE:
        turn = Transformer.from_crs(LONGITUDE_LATITUDE, crs, always_xy=True).transform
        shapes = shapely.transform(shapes, turn, interleaved=False)
    plain = rows.drop_columns([GEOMETRY]).replace_schema_metadata(None)
    return plain.append_column(COLUMN, pa.array(shapely.to_wkb(shapes), pa.binary()))


def _several(shape: Any) -> Any:  # noqa: ANN401  shapely ships no types
    """Turn a polygon into a set of one, as the layer's type says."""
    return (
        shapely.multipolygons([shape])
        if shape is not None and shape.geom_type == "Polygon"
        else shape
    )


def _write_layer(path: Path, layer: Layer, rows: pa.Table, crs: str) -> None:
    write_arrow(
        rows,
        path,
        layer=layer.name,
        driver="GPKG",
        geometry_name=COLUMN,
        geometry_type=layer.geometry_type,
        crs=crs,
        layer_options={
            "FID": FEATURE_ID, "GEOMETRY_NAME": COLUMN,
            "IDENTIFIER": layer.name, "DESCRIPTION": layer.title_fr,
        },
        dataset_options={"VERSION": FORMAT},
    )  # fmt: skip


def _style(layer: Layer, qml: str, day: str) -> dict[str, object]:
    # QGIS compares the schema with an empty text, never with a blank.
    return {
        "f_table_catalog": "", "f_table_schema": "", "f_table_name": layer.name,
        "f_geometry_column": COLUMN, "styleName": layer.name, "styleQML": qml, "styleSLD": "",
        "useAsDefault": True, "description": layer.title_fr, "owner": OWNER, "ui": "",
        "update_time": f"{day}T00:00:00Z",
    }  # fmt: skip
