"""The communes as arrays: positions, zones and paces, in the order of their codes. Pure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.territory.access.road import paces
from generator.territory.access.zones import road_zones, territories

Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Places:
    """The communes, one position each."""

    codes: pd.Index
    metres: Real
    territory: Whole
    zone: Whole
    pace: Real
    people: Real

    def positions(self, codes: pd.Series) -> Whole:
        """Return the position of each code; -1 where it is not a commune of today."""
        found: Whole = np.asarray(self.codes.get_indexer(pd.Index(codes)), dtype=np.int64)
        return found

    @property
    def is_placed(self) -> Flags:
        """Say which communes have a known centre."""
        return np.asarray(np.isfinite(self.metres).all(axis=1))


def places_of(
    communes: pd.DataFrame,
    labels: pd.DataFrame,
    without_road: pd.DataFrame,
    hypotheses: pd.DataFrame,
) -> Places:
    """Put the communes in order.

    Parameters
    ----------
    communes : DataFrame, one row per commune
        ``commune_code``, ``x_m``, ``y_m`` (metres, legal projection), ``population``.
    labels : DataFrame, one row per commune and label
        ``commune_code``, ``label_kind``, ``label_fr``: the density class is one of them.
    without_road, hypotheses
        As ``road_zones`` and ``paces`` read them.
    """
    rows = communes.sort_values("commune_code", ignore_index=True)
    codes = rows["commune_code"]
    grid = labels[labels["label_kind"] == "density"].rename(columns={"label_fr": "density_fr"})
    grid = grid.sort_values(["commune_code", "density_fr"]).drop_duplicates("commune_code")
    return Places(
        codes=pd.Index(codes),
        metres=rows[["x_m", "y_m"]].to_numpy(dtype=float, na_value=np.nan),
        territory=_numbered(territories(codes)),
        zone=_numbered(road_zones(codes, without_road)),
        pace=paces(codes, grid, hypotheses),
        people=rows["population"].to_numpy(dtype=float, na_value=np.nan),
    )


def _numbered(names: pd.Series) -> Whole:
    numbers, _ = pd.factorize(names, sort=True)
    return numbers.astype(np.int64)
