"""Where the equipments of each type stand: at their points if known, else at the centre. Pure."""

import numpy as np
import pandas as pd

from generator.codes import departement_of

COLUMNS = {
    "type_code": "string",
    "commune_code": "string",
    "x_m": "float64",
    "y_m": "float64",
    "is_point": "bool",
    "year": "Int64",
}
XY = ("x_m", "y_m")
PLACE = ["type_code", "commune_code"]


def supply_points(
    counts: pd.DataFrame, located: pd.DataFrame, communes: pd.DataFrame
) -> pd.DataFrame:
    """List the places of supply, one row a point, or one a commune where the points are unknown.

    Parameters
    ----------
    counts : DataFrame, one row per commune, type and year
        ``commune_code``, ``type_code``, ``year``; only the last year says what is there.
    located : DataFrame, one row per equipment
        ``commune_code`` (current), ``type_code``, ``year``, ``x_m``, ``y_m`` (unknown where
        the producer could not place it).
    communes : DataFrame, one row per commune
        ``commune_code``, ``x_m``, ``y_m`` of its centre, unknown for some.

    Returns
    -------
    DataFrame
        ``type_code``, ``commune_code``, ``x_m``, ``y_m``, ``is_point``, ``year``, sorted. In the
        départements that the located file covers, it replaces the counts of the types it has.
    """
    last = counts[counts["year"] == counts["year"].max()]
    known = located[located["commune_code"].isin(communes["commune_code"])]
    covered = last["commune_code"].map(departement_of).isin(
        known["commune_code"].map(departement_of).unique()
    ) & last["type_code"].isin(known["type_code"].unique())
    points = known[known["x_m"].notna() & known["y_m"].notna()].assign(is_point=True)
    placed = pd.MultiIndex.from_frame(points[PLACE])
    unplaced = known[~pd.MultiIndex.from_frame(known[PLACE]).isin(placed)]
    at_centre = pd.concat([last[~covered], unplaced])[[*PLACE, "year"]]
    at_centre = at_centre.drop_duplicates(PLACE).merge(
        communes[["commune_code", "x_m", "y_m"]], on="commune_code"
    )
    both = pd.concat([_typed(points), _typed(at_centre.assign(is_point=False))])
    return both.sort_values(["type_code", "commune_code", "x_m", "y_m"], ignore_index=True)


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    metres = {name: rows[name].astype("Float64").to_numpy(float, na_value=np.nan) for name in XY}
    return rows.assign(**metres)[list(COLUMNS)].astype(COLUMNS)
