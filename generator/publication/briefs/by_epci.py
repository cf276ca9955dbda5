"""The published tables cut once by EPCI, so that each sheet reads only its own rows."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from generator.warehouse.frames import Filters

EPCI = "epci_code"
OPPORTUNITY = "opportunity_id"
EPCI_DIGITS = 9  # an opportunity's id opens with the code of its EPCI


class ByEpci:
    """Published tables, from which the rows of one EPCI are taken without reading the others."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._whole: dict[str, pd.DataFrame] = {}
        self._cut: dict[str, tuple[pd.DataFrame, Mapping[str, slice]]] = {}
        for name, table in tables.items():
            codes = _codes(table)
            if codes is None:
                self._whole[name] = table
            else:
                self._cut[name] = _cut(table, codes)

    @property
    def whole(self) -> dict[str, pd.DataFrame]:
        """The tables that speak of no EPCI."""
        return self._whole

    def own(self, *epci_codes: str) -> dict[str, pd.DataFrame]:
        """Give the rows of some EPCIs, of the tables that speak of some."""
        nothing = slice(0, 0)
        cut: dict[str, pd.DataFrame] = {}
        for name, (table, places) in self._cut.items():
            found = [places.get(code, nothing) for code in epci_codes]
            # A slice alone is a view: most cuts are of one EPCI.
            cut[name] = table[found[0]] if len(found) == 1 else table.take(np.r_[tuple(found)])
        return cut

    def of(self, epci_code: str) -> dict[str, pd.DataFrame]:
        """Give the rows of one EPCI; a table that speaks of no EPCI is given whole."""
        return {**self._whole, **self.own(epci_code)}


def of_epci(path: Path, epci_code: str) -> Filters | None:
    """Say which rows of a published file speak of one EPCI; None for a file that speaks of none."""
    names = pq.read_schema(path).names
    if EPCI in names:
        return [(EPCI, "==", epci_code)]
    if OPPORTUNITY in names:
        return [(OPPORTUNITY, ">=", epci_code), (OPPORTUNITY, "<", f"{epci_code}~")]
    return None


def _codes(table: pd.DataFrame) -> "pd.Series[str] | None":
    if EPCI in table:
        return table[EPCI]
    if OPPORTUNITY in table:
        return table[OPPORTUNITY].str[:EPCI_DIGITS]
    return None


def _cut(table: pd.DataFrame, codes: "pd.Series[str]") -> tuple[pd.DataFrame, dict[str, slice]]:
    """Put the rows of each EPCI together, in the order they came, and note where they stand."""
    named = codes.to_numpy(dtype="object").astype("U")
    if not len(named):
        return table, {}
    # A release is in that order already: a copy of the country would double its memory.
    if (named[1:] < named[:-1]).any():
        order = np.argsort(named, kind="stable")
        table, named = table.iloc[order], named[order]
    together = named
    starts = np.flatnonzero(np.r_[True, together[1:] != together[:-1]])
    places = {
        str(together[start]): slice(int(start), int(end))
        for start, end in pairwise([*starts, len(together)])
    }
    return table, places
