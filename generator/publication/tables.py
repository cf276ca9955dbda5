"""The published tables of a selection, as Parquet and as CSV for French spreadsheets."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely
from pyproj import CRS
from rapidfuzz import process

from generator.errors import DataError, Fault
from generator.publication.published import TABLES, TERRITORIES
from generator.publication.typography import in_one_typography
from generator.warehouse.engine import connect
from generator.warehouse.store import Build, Store, file_sha256

GEOMETRY = "geometry"
LONGITUDE_LATITUDE = "OGC:CRS84"
YES, NO = "VRAI", "FAUX"  # what a French spreadsheet writes
BOM = b"\xef\xbb\xbf"
ROW_GROUP = 122_880  # the warehouse's own, fixed so that bytes do not vary
NEAREST = 3
# What a spreadsheet takes for the beginning of a formula; the full-width signs too, in some.
FORMULA_STARTS = "^[=+\\-@\\t\\r\\n＝＋－＠]"


def refuse_unknown(store: Store, build: Build, epci_codes: Sequence[str]) -> None:
    """Refuse what the build cannot give, before anything is written.

    Raises
    ------
    DataError
        If a table is missing from the build or is no longer what the build wrote, or an EPCI from
        ``out_territories``.
    """
    missing = [table.name for table in TABLES if table.name not in build.tables]
    if missing:
        remedy = "relancez le calcul avec « generateur run »"
        raise DataError(
            *(Fault("table absente du calcul", where=name, remedy=remedy) for name in missing)
        )
    _refuse_damaged(store, build)
    path = store.table_path(build, TERRITORIES)
    _refuse_unknown(pq.read_table(path, columns=["epci_code", "epci_name"]), epci_codes)


def _refuse_damaged(store: Store, build: Build) -> None:
    """Refuse tables whose file is gone or altered: a release says it was made of the build's own.

    Raises
    ------
    DataError
        One fault for each such table.
    """
    paths = {table.name: store.table_path(build, table.name) for table in TABLES}
    damaged = [
        name
        for name, path in paths.items()
        if not path.is_file() or file_sha256(path) != build.tables[name].sha256
    ]
    if damaged:
        what = "le fichier de cette table manque ou n'est plus celui que le calcul a écrit"
        remedy = "supprimez ce fichier s'il est là, puis relancez « generateur run »"
        raise DataError(*(Fault(what, str(paths[name]), remedy=remedy) for name in damaged))


def choose(store: Store, build: Build, epci_codes: Sequence[str]) -> dict[str, pa.Table]:
    """Read the published tables, keep the rows of the chosen EPCIs, order them by key.

    Raises
    ------
    DataError
        If a table is missing from the build, or an EPCI from ``out_territories``.
    """
    refuse_unknown(store, build, epci_codes)
    read = {table.name: pq.read_table(store.table_path(build, table.name)) for table in TABLES}
    opportunities = _keep(read["out_opportunities"], "epci_code", epci_codes)
    wanted = {
        "epci_code": list(epci_codes),
        "opportunity_id": opportunities["opportunity_id"],
    }
    return {
        table.name: in_one_typography(_chosen(read[table.name], wanted)).sort_by(
            [(key, "ascending") for key in table.order]
        )
        for table in TABLES
    }


def _chosen(table: pa.Table, wanted: Mapping[str, object]) -> pa.Table:
    """Filter by the first key the table has; a table without any serves every selection."""
    key = next((name for name in wanted if name in table.column_names), None)
    return table if key is None else _keep(table, key, wanted[key])


def _keep(table: pa.Table, column: str, values: object) -> pa.Table:
    kind = table.schema.field(column).type
    known = pa.array(values, kind) if isinstance(values, list | tuple) else values
    return table.filter(pc.is_in(table[column], value_set=known))


def _refuse_unknown(territories: pa.Table, epci_codes: Sequence[str]) -> None:
    names = dict(
        zip(territories["epci_code"].to_pylist(), territories["epci_name"].to_pylist(), strict=True)
    )
    faults = [_unknown(code, names) for code in epci_codes if code not in names]
    if not epci_codes:
        faults = [Fault("aucun EPCI n'est choisi", remedy="donnez au moins un code d'EPCI")]
    if faults:
        raise DataError(*faults)


def _unknown(wanted: str, names: Mapping[str, str]) -> Fault:
    """Name the nearest EPCIs, by code when digits were typed, otherwise by name."""
    choices = {code: code if wanted.isdigit() else str(name) for code, name in names.items()}
    found = process.extract(wanted, choices, limit=NEAREST, processor=str.lower)
    nearest = ", ".join(f"{names[code]} ({code})" for _, _, code in found)
    return Fault(
        f"l'EPCI « {wanted} » n'est pas dans ce calcul",
        remedy=f"les plus proches sont {nearest}" if nearest else "aucun EPCI n'y est",
    )


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table for other programs; with a geometry, as GeoParquet 1.1."""
    plain = table.replace_schema_metadata(None)
    if GEOMETRY in table.column_names:
        plain = _as_geoparquet(plain)
    pq.write_table(plain, path, compression="zstd", row_group_size=ROW_GROUP)


def _as_geoparquet(table: pa.Table) -> pa.Table:
    """Describe the geometry: longitude and latitude, said aloud for who knows no default."""
    shapes = shapely.from_wkb(table[GEOMETRY].to_numpy(zero_copy_only=False))
    known = [shape for shape in shapes if shape is not None]
    described: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": sorted({shape.geom_type for shape in known}),
        "crs": CRS(LONGITUDE_LATITUDE).to_json_dict(),
    }
    if known:
        described["bbox"] = [float(bound) for bound in shapely.total_bounds(shapes)]
    geo = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: described}}
    wkb = pa.array(shapely.to_wkb(shapes), pa.binary())
    position = table.column_names.index(GEOMETRY)
    return table.set_column(position, GEOMETRY, wkb).replace_schema_metadata(
        {"geo": json.dumps(geo, sort_keys=True)}
    )


def write_csvs(tables: Mapping[str, pa.Table], folder: Path) -> None:
    """Write each table as CSV: BOM, « ; », decimal comma, no cell a formula, no geometry.

    DuckDB writes it, because a national release holds a million rows (three seconds here).
    """
    con = connect()
    try:
        for name, table in tables.items():
            _write_csv(con, without_geometry(table), folder / f"{name}.csv")
    finally:
        con.close()


def without_geometry(table: pa.Table) -> pa.Table:
    """Drop the contour, which no spreadsheet reads."""
    return table.drop_columns([GEOMETRY]) if GEOMETRY in table.column_names else table


def _write_csv(con: duckdb.DuckDBPyConnection, table: pa.Table, path: Path) -> None:
    cells = ", ".join(_cell(field) for field in table.schema)
    body = path.with_suffix(".corps")
    con.from_arrow(table).project(cells).write_csv(str(body), sep=";", header=True)
    with path.open("wb") as whole, body.open("rb") as rows:
        whole.write(BOM)
        shutil.copyfileobj(rows, whole)
    body.unlink()


def _cell(field: pa.Field) -> str:
    """Write one column as a French spreadsheet reads it."""
    name = f'"{field.name}"'
    if pa.types.is_boolean(field.type):
        cell = f"case when {name} then '{YES}' when not {name} then '{NO}' end"
    elif pa.types.is_floating(field.type) or pa.types.is_decimal(field.type):
        cell = f"replace(cast({name} as varchar), '.', ',')"
    elif pa.types.is_integer(field.type):
        cell = name
    else:
        is_formula = f"regexp_matches({name}, '{FORMULA_STARTS}')"
        cell = f"case when {is_formula} then '''' || {name} else {name} end"
    return f"{cell} as {name}"
