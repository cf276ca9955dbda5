"""Where structures stand: their points in metres, and place names made comparable. Pure."""

import re

import numpy as np
import pandas as pd
from pyproj import Transformer

from generator.codes import LAMBERT_93, OVERSEAS_CRS
from generator.folding import fold_name

WGS84 = "EPSG:4326"
KEYS = ["structure_kind", "structure_id"]
CEDEX = re.compile(r" cedex( \d+)?$")
SAINT = {r"\bst\b": "saint", r"\bste\b": "sainte", r"\bs/ ?": "sur "}


def structure_points(structures: pd.DataFrame) -> pd.DataFrame:
    """Project the points of structures that name no commune code.

    Parameters
    ----------
    structures : DataFrame, one row per structure
        ``commune_code``, ``departement_code``, ``lon`` and ``lat`` in degrees (WGS 84).

    Returns
    -------
    DataFrame, one row per structure with a point
        ``crs``, the legal projection of its département, ``x_m``, ``y_m``.
    """
    pointed = structures[structures["commune_code"].isna() & structures["lon"].notna()]
    pointed = pointed[pointed["lat"].notna()]
    crs = pointed["departement_code"].map(OVERSEAS_CRS).fillna(LAMBERT_93)
    rows = pointed[KEYS].assign(crs=crs.astype("string"), x_m=np.nan, y_m=np.nan)
    for name, index in crs.groupby(crs).groups.items():
        transformer = Transformer.from_crs(WGS84, str(name), always_xy=True)
        chosen = pointed.loc[index]
        x_m, y_m = transformer.transform(
            chosen["lon"].to_numpy(dtype=float), chosen["lat"].to_numpy(dtype=float)
        )
        rows.loc[index, "x_m"], rows.loc[index, "y_m"] = x_m, y_m
    inside = np.isfinite(rows["x_m"]) & np.isfinite(rows["y_m"])
    placed: pd.DataFrame = rows[inside]
    return placed.sort_values(KEYS, ignore_index=True)


def structure_names(structures: pd.DataFrame) -> pd.DataFrame:
    """Give the comparable place name of structures known by name and département only."""
    named = structures[structures["commune_code"].isna() & structures["lon"].isna()]
    named = named[named["commune_name"].notna() & named["departement_code"].notna()]
    return (
        named[[*KEYS, "departement_code"]]
        .assign(folded_name=comparable(named["commune_name"]))
        .sort_values(KEYS, ignore_index=True)
    )


def commune_names(communes: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Give the comparable names of communes, delegated ones included, and today's commune."""
    names = communes.merge(passages, left_on="commune_code", right_on="historic_code")
    rows = pd.DataFrame(
        {
            "departement_code": names["departement_code"],
            "folded_name": comparable(names["commune_name"]),
            "commune_code": names["commune_code_y"],
        }
    )
    # A delegated commune has no département of its own in the COG: it is its commune's.
    own = communes[communes["departement_code"].notna()].drop_duplicates("commune_code")
    by_code = own.set_index("commune_code")["departement_code"]
    rows["departement_code"] = rows["departement_code"].fillna(rows["commune_code"].map(by_code))
    kept = rows.dropna().drop_duplicates()
    return kept.sort_values(list(kept.columns), ignore_index=True)


def comparable(names: pd.Series) -> pd.Series:
    """Write place names alike: « St-Jean CEDEX 2 » as « saint jean »."""
    written = {name: CEDEX.sub("", fold_name(name)) for name in names.unique()}
    plain = names.map(written).astype("string")
    for pattern, whole in SAINT.items():
        plain = plain.str.replace(pattern, whole, regex=True)
    return plain
