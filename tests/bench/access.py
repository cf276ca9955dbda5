"""The nearest of each type at national size, and what is in reach: a section of ``docs/bench.md``.

``python -m tests.bench.access make FOLDER`` draws the equipments; ``… kdtree|balltree|duckdb|
floating FOLDER`` runs one way in a process of its own. Without a word, the section is printed.
"""

import sys
import tempfile
import time
from pathlib import Path

from generator.french import number
from generator.warehouse.engine import EngineOptions, connect, quoted
from tests.bench.measuring import measure, median

MIRROR = Path("../shared/data")
POINTS, TYPES = 2_500_000, 190
DUCKDB_TYPES, DUCKDB_ORIGINS = 4, 1_000
SEED = 20261123
SPREAD_M = 1_500
MAINLAND = "EPSG:2154"
PACE = 1.6  # minutes a kilometre as the crow flies, everywhere
WEIGHTS = ((5.0, 1.0), (10.0, 0.3), (15.0, 0.1))
TARGET_FR = "Visé sur deux cœurs : moins de 8 s et 1 Go ; à portée, moins de 60 s."
HOW_FR = (
    f"{number(POINTS)} équipements inventés, tirés autour des vrais centres des "
    "communes de métropole et de Corse, qui demandent chacune le plus proche de chaque type. "
    "Chaque façon dans son propre processus, médiane de trois ; les deux premières trouvent les "
    f"mêmes distances, à un mètre près sur leur somme. {TARGET_FR}"
)
NAMES_FR = {
    "kdtree": "`generateur` (scipy `cKDTree`, un arbre par type)",
    "balltree": "scikit-learn `BallTree`, un arbre par type",
    "duckdb": "DuckDB, jointure",
}


def make(folder: Path) -> None:
    """Draw located equipments around the real centres, more in some places and types."""
    import numpy as np
    import pandas as pd

    from generator.sources.commune_centres import SOURCE as CENTRES

    rows = CENTRES.parse((MIRROR / CENTRES.files[0]).read_bytes()).frame
    centres = rows.loc[rows["crs"] == MAINLAND, ["x_m", "y_m"]].to_numpy(dtype=float)
    rng = np.random.default_rng(SEED)
    places = rng.choice(len(centres), POINTS, p=rng.dirichlet(np.full(len(centres), 0.3)))
    kinds = rng.choice(TYPES, POINTS, p=rng.dirichlet(np.full(TYPES, 0.5)))
    spots = centres[places] + rng.normal(0, SPREAD_M, (POINTS, 2))
    np.savez(folder / "drawn.npz", centres=centres, places=places, kinds=kinds, spots=spots)
    points = pd.DataFrame(spots, columns=["x_m", "y_m"]).assign(kind=kinds)
    points.to_parquet(folder / "points.parquet")
    pd.DataFrame(centres, columns=["x_m", "y_m"]).to_parquet(folder / "centres.parquet")


def by_kdtree(folder: Path) -> str:
    """Find them as the chain does."""
    import numpy as np

    from generator.territory.access.nearest import nearest_positions

    drawn = np.load(folder / "drawn.npz")
    centres, spots = drawn["centres"], drawn["spots"]
    started = time.perf_counter()
    _, metres = nearest_positions(
        centres, np.zeros(len(centres), dtype=int), spots, np.zeros(len(spots), dtype=int),
        drawn["kinds"],
    )  # fmt: skip
    return _told(started, float(np.nansum(metres)))


def by_balltree(folder: Path) -> str:
    """Find them with scikit-learn, one tree a type."""
    import numpy as np
    from sklearn.neighbors import BallTree

    drawn = np.load(folder / "drawn.npz")
    centres, spots, kinds = drawn["centres"], drawn["spots"], drawn["kinds"]
    started = time.perf_counter()
    total = 0.0
    for kind in np.unique(kinds):
        away, _ = BallTree(spots[kinds == kind]).query(centres)
        total += float(away.sum())
    return _told(started, total)


def by_duckdb(folder: Path) -> str:
    """Join every centre of a part with every point of a few types, and keep the smallest."""
    options = EngineOptions(memory_limit="1GB", threads=2, temp_directory=folder)
    points, centres = quoted(folder / "points.parquet"), quoted(folder / "centres.parquet")
    with connect(options) as con:
        started = time.perf_counter()
        row = con.execute(
            f"""
            with asking as (
                select row_number() over () as place, * from {centres} limit {DUCKDB_ORIGINS}
            ),
            away as (
                select place, kind,
                    min((points.x_m - asking.x_m) ** 2 + (points.y_m - asking.y_m) ** 2) as square
                from asking cross join {points} as points
                where kind < {DUCKDB_TYPES} group by place, kind
            )
            select count(*), sum(sqrt(square)),
                (select count(*) from {points} where kind < {DUCKDB_TYPES}) from away
            """
        ).fetchone()
    assert row is not None
    part = DUCKDB_ORIGINS / _centre_count(folder) * row[2] / POINTS
    seconds = time.perf_counter() - started
    return f"{seconds / part:.0f} {row[1]:.0f}"


def floating(folder: Path) -> str:
    """Share every type among the people in reach, journeys included."""
    import numpy as np
    from scipy.sparse import csr_array

    from generator.territory.access.floating import floating_access, journeys_within, stepped

    drawn = np.load(folder / "drawn.npz")
    centres = drawn["centres"]
    count = len(centres)
    supply = np.zeros((count, TYPES))
    np.add.at(supply, (drawn["places"], drawn["kinds"]), 1.0)
    people = np.random.default_rng(SEED).integers(1, 5_000, count).astype(float)
    started = time.perf_counter()
    pace = np.full(count, PACE)
    ends = journeys_within(centres, np.zeros(count, dtype=int), pace, WEIGHTS[-1][0])
    limits, weights = (np.array(step) for step in zip(*WEIGHTS, strict=True))
    itself = np.arange(count)
    cells = (np.append(ends[0], itself), np.append(ends[1], itself))
    weight = np.append(stepped(ends[2], limits, weights), np.ones(count))
    found = floating_access(csr_array((weight, cells), shape=(count, count)), people, supply)
    return _told(started, float(found.sum()))


def _centre_count(folder: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(folder / "centres.parquet").num_rows)


def _told(started: float, total: float) -> str:
    return f"{time.perf_counter() - started:.1f} {total:.0f}"


def access_lines() -> list[str]:
    """Return the section, in French."""
    with tempfile.TemporaryDirectory() as folder:
        measure(sys.executable, "-m", "tests.bench.access", "make", folder)
        run = (sys.executable, "-m", "tests.bench.access")
        found = {way: median(3, *run, way, folder) for way in ("kdtree", "balltree")}
        joined = measure(*run, "duckdb", folder)
        shared = median(3, *run, "floating", folder)
    if len({run.said.split()[1] for run in found.values()}) != 1:
        sys.exit(f"les distances diffèrent : { {way: run.said for way, run in found.items()} }")
    rows = [
        f"| {NAMES_FR[way]} | {run.seconds:.1f} | {run.said.split()[0]} | {run.peak_mb:.0f} |"
        for way, run in found.items()
    ]
    rows.append(
        f"| {NAMES_FR['duckdb']} (mesurée sur {DUCKDB_ORIGINS} communes et {DUCKDB_TYPES} types, "
        f"extrapolée) | | {joined.said.split()[0]} | {joined.peak_mb:.0f} |"
    )
    shared_fr = (
        f"À portée (E2SFCA), {TYPES} types : {shared.seconds:.1f} s, dont "
        f"{shared.said.split()[0]} s de calcul, {shared.peak_mb:.0f} Mo."
    )
    return [
        f"## Le plus proche de {TYPES} types d'équipements",
        "",
        HOW_FR,
        "",
        "| Façon | Secondes, lecture comprise | Secondes de calcul | Mémoire (Mo) |",
        "|---|---|---|---|",
        *rows,
        "",
        shared_fr,
        "",
    ]


WAYS = {"kdtree": by_kdtree, "balltree": by_balltree, "duckdb": by_duckdb, "floating": floating}

if __name__ == "__main__":
    if len(sys.argv) == 1:
        print("\n".join(access_lines()))
    else:
        way, where = sys.argv[1], Path(sys.argv[2])
        print(make(where) if way == "make" else WAYS[way](where))
