"""Read JSON documents that hold a list of records, or records keyed by a territory's code."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from generator.errors import DataError, Fault
from generator.sources.formats.outlines import read_json
from generator.sources.formats.tables import with_columns

CHANGED = "le producteur a pu changer la forme du fichier"


def read_document(raw: bytes, keys: Sequence[str]) -> dict[str, Any]:
    """Read a JSON object and refuse it naming the keys it lacks."""
    document = read_json(raw)
    if not isinstance(document, dict):
        raise DataError(Fault("on attendait un objet JSON à clés nommées", remedy=CHANGED))
    missing = [key for key in keys if key not in document]
    if missing:
        raise DataError(Fault(f"clés absentes du JSON : {', '.join(missing)}", remedy=CHANGED))
    return document


def as_records(rows: object, columns: Sequence[str]) -> pd.DataFrame:
    """Return one row a record of a JSON list, or refuse an empty or different list."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise DataError(Fault("on attendait une liste d'objets non vide", remedy=CHANGED))
    return with_columns(pd.DataFrame(rows), columns)


def as_keyed(rows: object, columns: Sequence[str]) -> pd.DataFrame:
    """Return one row a key of a JSON object, the key being its ``territory_code``."""
    if not isinstance(rows, dict):
        raise DataError(Fault("on attendait un objet par code de territoire", remedy=CHANGED))
    frame = as_records(list(rows.values()), columns)
    # The record's key wins over any field of the same name.
    return frame.assign(territory_code=pd.Series(list(rows), dtype="string"))
