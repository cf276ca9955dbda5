"""Read a table's file as a frame whose columns may be missing without turning into zero."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

GEOMETRY = "geometry"


Filters = list[tuple[str, str, object]]


def read_frame(path: Path, kept: Filters | None = None) -> pd.DataFrame:
    """Read a Parquet file with nullable types; a geometry comes as shapely objects.

    Parameters
    ----------
    kept
        Which rows, as (column, comparison, value): what the file's order lets skip is not read.
    """
    table = _without_decimals(pq.read_table(path, filters=kept))
    frame: pd.DataFrame = table.to_pandas(types_mapper=_dtype)
    if GEOMETRY in frame:
        frame[GEOMETRY] = shapely.from_wkb(frame[GEOMETRY].to_numpy())
    return frame


def _without_decimals(table: pa.Table) -> pa.Table:
    """Turn exact decimals into numbers: pandas has no nullable type of its own for them."""
    fields = [
        field.with_type(pa.float64()) if pa.types.is_decimal(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields, metadata=table.schema.metadata))


def _dtype(kind: pa.DataType) -> object:
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return pd.StringDtype()
    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    if pa.types.is_floating(kind):
        return pd.Float64Dtype()
    return None
