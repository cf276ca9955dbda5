"""Approximate outlines of communes, drawn around their centres when no official file is kept. Pure.

Two neighbours share the line at equal distance of their centres; far from any centre nothing is
drawn. Such outlines place and colour a map: nothing may be measured on them.
"""

import numpy as np
import pandas as pd
import shapely

MARGIN_M = 2_000.0  # beyond the outermost centres: about the half-width of a rural commune
REACH_M = 10_000.0  # farther apart, two centres are not neighbours: another territory lies between
FAR = 4.0  # times the half-width of the centres: a line drawn from there crosses no land of theirs


def approximate_contours(centres: pd.DataFrame) -> pd.DataFrame:
    """Give each centre the land nearer to it than to any other centre, near the centres only.

    Parameters
    ----------
    centres : DataFrame, one row per commune
        ``commune_code``, ``crs``, ``x_m`` and ``y_m`` in metres, ``year``; no two communes may
        stand within a metre of each other.

    Returns
    -------
    DataFrame, one row per commune
        The columns of the contours' landing, ``is_approximate`` always true, sorted by commune.
        The result does not depend on the order of the rows.
    """
    ordered = centres.sort_values("commune_code", ignore_index=True)
    geometry = np.empty(len(ordered), dtype=object)
    for rows in ordered.groupby("crs").indices.values():
        geometry[rows] = _cells(ordered.loc[rows, ["x_m", "y_m"]].to_numpy(dtype="float64"))
    return pd.DataFrame(
        {
            "territory_kind": "commune",
            "territory_code": ordered["commune_code"],
            "territory_name": pd.array([pd.NA] * len(ordered), dtype="string"),
            "commune_code": ordered["commune_code"],
            "crs": ordered["crs"],
            "is_repaired": False,
            "is_approximate": True,
            "year": ordered["year"],
            "geometry": geometry,
        }
    )


def _cells(coordinates: np.ndarray) -> np.ndarray:
    points = shapely.points(coordinates)
    mine = shapely.intersection(_nearest_land(coordinates), _around(points))
    return np.array(
        [_piece_with(point, shape) for point, shape in zip(points, mine, strict=True)], dtype=object
    )


def _nearest_land(coordinates: np.ndarray) -> np.ndarray:
    """Return the polygon nearer to each centre than to any other: whole, with common corners.

    Four points far around close every polygon, those of a lone centre or of centres in a line too.
    The diagram of shapely loses centres that stand nearly in a line or on a circle.
    """
    from scipy.spatial import Voronoi  # slow to load: few runs draw outlines

    middle = coordinates.mean(axis=0)
    near = coordinates - middle  # small numbers, for figures that hold
    far = FAR * (np.abs(near).max() + REACH_M)
    around = np.array([[-far, -far], [-far, far], [far, -far], [far, far]])
    diagram = Voronoi(np.concatenate([near, around]))
    regions = [diagram.regions[region] for region in diagram.point_region[: len(near)]]
    corners = [shapely.multipoints(diagram.vertices[region] + middle) for region in regions]
    return np.array([shapely.convex_hull(points) for points in corners], dtype=object)


def _around(points: np.ndarray) -> shapely.Geometry:
    """Return the land within ``MARGIN_M`` of the centres and of the triangles of neighbours."""
    triangles = shapely.get_parts(shapely.delaunay_triangles(shapely.multipoints(points)))
    sides = np.array([_longest_side(triangle) for triangle in triangles])
    close = triangles[sides <= REACH_M] if len(triangles) else triangles
    return shapely.union_all(shapely.buffer(np.concatenate([points, close]), MARGIN_M))


def _longest_side(triangle: shapely.Geometry) -> float:
    corners = shapely.get_coordinates(triangle)
    return float(np.hypot(*np.diff(corners, axis=0).T).max())


def _piece_with(point: shapely.Geometry, shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the piece that holds the centre: land cut off from it is not the commune's."""
    pieces = shapely.get_parts(shape)
    return pieces[shapely.intersects(pieces, point)][0]
