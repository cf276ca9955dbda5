"""Rows of a commune table: those to keep, those alike, and those that become indicators."""

from collections.abc import Mapping

import pandas as pd

from generator.contracts import Landed, Note
from generator.sources.formats.doubts import commune_codes, keep_sound, told
from generator.sources.formats.shapes import long_indicators


def with_commune_codes(frame: pd.DataFrame, column: str) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Keep the rows of a commune, a lost leading zero given back; the others are set aside."""
    codes, code_notes = commune_codes(frame[column].fillna(""))
    kept, notes = keep_sound(
        frame.assign(**{column: codes}), codes.notna(), "lignes sans code de commune lisible"
    )
    return kept, (*code_notes, *notes)


def without_repeats(frame: pd.DataFrame, what_fr: str) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Keep one of the rows alike in every column, and count the others."""
    kept = frame.drop_duplicates(ignore_index=True)
    return kept, told("repare", what_fr, len(frame) - len(kept))


def indicators_by_year(
    frame: pd.DataFrame, code_column: str, indicators: Mapping[str, tuple[str, int]]
) -> Landed:
    """Turn columns of numbers, one row a commune, into one row a commune, indicator and year.

    Parameters
    ----------
    indicators
        For each column of ``frame``, the indicator's id and its year.
    """
    parts = [
        long_indicators(
            pd.DataFrame({"territory_code": frame[code_column], indicator_id: frame[column]}),
            kind="commune",
            year=year,
        )
        for column, (indicator_id, year) in indicators.items()
    ]
    notes = tuple(note for part in parts for note in part.notes)
    return Landed(pd.concat([part.frame for part in parts], ignore_index=True), notes)
