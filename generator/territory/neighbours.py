"""Which communes of one EPCI share a border. Pure.

Shapely measures it, not the engine: DuckDB's spatial functions (1.5.5) give 0 for the distance of
two polygons wherever they are.
"""

import pandas as pd
import shapely

TOUCHING_M = 50.0  # simplified contours do not always meet to the metre


def commune_neighbours(
    contours: pd.DataFrame, communes: pd.DataFrame, surveyed: pd.DataFrame
) -> pd.DataFrame:
    """List the pairs of communes that touch, both ways, in the EPCIs where people were asked.

    Parameters
    ----------
    contours : DataFrame, one row per commune
        ``commune_code``, ``crs``, ``geometry`` in metres.
    communes : DataFrame, one row per commune
        ``commune_code``, ``epci_code``.
    surveyed : DataFrame, one row per EPCI
        ``epci_code``. Only there are neighbours ever asked for.

    Returns
    -------
    DataFrame, one row per commune and neighbour
        ``epci_code``, ``commune_code``, ``neighbour_code``. Communes in two projections are never
        neighbours: a sea lies between.
    """
    placed = contours[["commune_code", "crs", "geometry"]].merge(
        communes[["commune_code", "epci_code"]], on="commune_code"
    )
    wanted = placed[placed["epci_code"].isin(surveyed["epci_code"])]
    frames = [
        _pairs(rows).assign(epci_code=str(epci))
        for (epci, _), rows in wanted.groupby(["epci_code", "crs"], sort=True)
    ]
    columns = ["epci_code", "commune_code", "neighbour_code"]
    together = pd.concat(frames) if frames else pd.DataFrame(columns=columns)
    return together[columns].astype("string").sort_values(columns, ignore_index=True)


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    codes = rows["commune_code"].to_numpy()
    outlines = rows["geometry"].to_numpy()
    ours, theirs = shapely.STRtree(outlines).query(outlines, "dwithin", distance=TOUCHING_M)
    apart = ours != theirs
    return pd.DataFrame(
        {"commune_code": codes[ours[apart]], "neighbour_code": codes[theirs[apart]]}
    )
