"""Rows read straight from a build, set as the release sets them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from generator.publication.typography import TOLD, each_line

Row = dict[str, Any]
KEPT = 20_000  # texts: most are said again, of each opportunity and on each page
_set = lru_cache(KEPT)(each_line)


def as_released(rows: Sequence[Row]) -> list[Row]:
    """Set the texts that people read the French way; names and codes stay as they are."""
    return [
        {
            name: _set(cell) if isinstance(cell, str) and name.endswith(TOLD) else cell
            for name, cell in row.items()
        }
        for row in rows
    ]
