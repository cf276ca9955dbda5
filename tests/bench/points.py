"""Points in communes at national size: our engine, geopandas, and a grid with prepared outlines.

``python -m tests.bench.points make FOLDER`` draws the points; ``… duckdb|geopandas|grid FOLDER``
counts the points of each commune. Each way runs in a process of its own.
"""

import sys
from collections import defaultdict
from pathlib import Path

from generator.warehouse.engine import EngineOptions, connect, quoted

MIRROR = Path("../shared/data")
POINTS = 2_700_000
SEED = 20261122
CELL_M = 4_000


def make(folder: Path) -> None:
    """Draw points around mainland outlines, more in some places than in others."""
    import numpy as np
    import pandas as pd
    import shapely

    from generator.sources.commune_contours import SOURCE as CONTOURS

    frames = [
        CONTOURS.parse(path.read_bytes()).frame
        for pattern in CONTOURS.files
        for path in sorted(MIRROR.glob(pattern))
    ]
    outlines = pd.concat(frames, ignore_index=True)
    outlines = outlines[outlines["crs"] == "EPSG:2154"]
    rng = np.random.default_rng(SEED)
    centres = shapely.get_coordinates(shapely.centroid(outlines["geometry"].to_numpy()))
    chosen = rng.choice(len(centres), POINTS, p=rng.dirichlet(np.full(len(centres), 0.3)))
    spots = centres[chosen] + rng.normal(0, 2_000, (POINTS, 2))
    np.save(folder / "points.npy", spots)
    wkb = shapely.to_wkb(outlines["geometry"].to_numpy())
    table = pd.DataFrame({"code": outlines["territory_code"].to_numpy(), "wkb": wkb})
    table.to_parquet(folder / "outlines.parquet")
    pd.DataFrame(spots, columns=["x_m", "y_m"]).to_parquet(folder / "points.parquet")


def by_duckdb(folder: Path) -> int:
    """Join as ``core_located_structures`` does, points sorted along a Hilbert curve first.

    The points are sorted on disk under a small memory limit, then streamed past the outlines.
    """
    options = EngineOptions(memory_limit="50MB", threads=2, temp_directory=folder)
    outlines, points = quoted(folder / "outlines.parquet"), quoted(folder / "points.parquet")
    in_order = quoted(folder / "points_in_order.parquet")
    with connect(options) as con:
        con.execute(f"""
            copy (
                select * from {points}
                order by st_hilbert(x_m, y_m,
                    {{'min_x': 0.0, 'min_y': 6e6, 'max_x': 1.3e6, 'max_y': 7.2e6}}::box_2d)
            ) to {in_order} (format parquet, row_group_size 20480)
        """)
        row = con.execute(f"""
            with outlines as (select st_geomfromwkb(wkb) as geometry from {outlines})
            select count(*) from {in_order} as points
            inner join outlines
                on st_intersects(outlines.geometry, st_point(points.x_m, points.y_m))
        """).fetchone()
    return int(row[0]) if row else 0


def by_geopandas(folder: Path) -> int:
    """Join with geopandas, the obvious way."""
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import shapely

    outlines = pd.read_parquet(folder / "outlines.parquet")
    left = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*np.load(folder / "points.npy").T))
    right = gpd.GeoDataFrame(outlines[["code"]], geometry=shapely.from_wkb(outlines["wkb"]))
    return len(gpd.sjoin(left, right, predicate="intersects"))


def by_grid(folder: Path) -> int:
    """Put points and outlines on a grid, then ask prepared outlines."""
    import numpy as np
    import pandas as pd
    import shapely

    shapes = shapely.from_wkb(pd.read_parquet(folder / "outlines.parquet")["wkb"].to_numpy())
    shapely.prepare(shapes)
    x_m, y_m = np.load(folder / "points.npy").T
    cell = (x_m // CELL_M).astype(np.int64) * 1_000_000 + (y_m // CELL_M).astype(np.int64)
    order = np.argsort(cell, kind="stable")
    cells, starts = np.unique(cell[order], return_index=True)
    bounds = dict(zip(cells.tolist(), np.split(order, starts[1:]), strict=True))
    of_cell: dict[int, list[int]] = defaultdict(list)
    for number, (west, south, east, north) in enumerate(shapely.bounds(shapes)):
        for column in range(int(west // CELL_M), int(east // CELL_M) + 1):
            for row in range(int(south // CELL_M), int(north // CELL_M) + 1):
                of_cell[column * 1_000_000 + row].append(number)
    found = 0
    for key, index in bounds.items():
        for number in of_cell.get(key, ()):
            found += int(shapely.intersects_xy(shapes[number], x_m[index], y_m[index]).sum())
    return found


WAYS = {"duckdb": by_duckdb, "geopandas": by_geopandas, "grid": by_grid}

if __name__ == "__main__":
    way, where = sys.argv[1], Path(sys.argv[2])
    print(make(where) if way == "make" else WAYS[way](where))
