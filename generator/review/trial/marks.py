"""Read the marks of thousands of opportunities at once: a JSON reader that makes columns."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj

from generator.opportunities.scoring import MARK_MAX
from generator.opportunities.standings import Floats

UNKNOWN = (np.nan, 0.0, MARK_MAX)  # of a mark, its lowest, its highest


def cells_of(texts: Sequence[str], criteria: Sequence[str]) -> Floats:
    """Lay out marks kept as JSON texts; one that is not there is unknown.

    Decoding each text apart takes four times as long.

    Returns
    -------
    array, opportunities × criteria × 3
        A mark, its lowest, its highest.
    """
    cells = np.empty((len(texts), len(criteria), len(UNKNOWN)))
    if not texts:
        return cells
    table = _table("\n".join(texts).encode(), criteria)
    for position, name in enumerate(criteria):
        column = table.column(name)
        for cell, unknown in enumerate(UNKNOWN):
            told = pc.list_element(column, cell)
            cells[:, position, cell] = pc.fill_null(told, unknown).to_numpy()
    return cells


def _table(lines: bytes, criteria: Sequence[str]) -> pa.Table:
    schema = pa.schema([(name, pa.list_(pa.float64())) for name in criteria])
    return pj.read_json(
        BytesIO(lines),
        # In one block, since a line may not be longer than one; and on one thread: a server
        # answers several people at once.
        read_options=pj.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
