"""Draws of weights and marks at national size: a section of ``docs/bench.md``.

``python -m tests.bench.sensitivity generateur|numpy|pymcdm|duckdb|rerank`` runs one way in a
process of its own. Without a word, the section is printed.
"""

import statistics
import sys
import time

from generator.french import number
from tests.bench.measuring import measure, median

EPCIS, ACTIVITIES, AXES = 1_255, 70, 13
DRAWS, PART = 10_000, 100  # the slow ways run on a hundredth of the draws
TOP = 5
SEED = 20261123
WEIGHTS = (3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1)
MISSING, HALF_WIDTH = 0.3, 10.0
FIRST, SECOND = 60.0, 40.0
RERANKED = 51
TARGET_FR = "Visé sur deux cœurs : moins de 10 s et 1 Go ; un EPCI, moins de 50 ms."
HOW_FR = (
    f"{number(EPCIS)} EPCI × {ACTIVITIES} activités × {AXES} axes × {number(DRAWS)} tirages de "
    "poids et de notes inventés (trois axes sur dix manquants). Chaque façon dans son propre "
    "processus. Les deux dernières, sur un centième des tirages, sont multipliées par cent ; elles "
    "ne font que la part facile : la note et les cinq premières, sans classe, ni bruit propre à "
    f"chaque activité. {TARGET_FR}"
)
NAMES_FR = {
    "generateur": "`generateur` (sommes entières exactes, cinq premières, trois classes)",
    "numpy": "numpy, un tirage de tout le pays à la fois (réels doubles, `argsort`, trois classes)",
    "pymcdm": "pymcdm, somme pondérée, un EPCI et un tirage à la fois",
    "duckdb": "DuckDB, jointure et `rank()`",
}


def _drawn() -> tuple:
    import numpy as np

    rng = np.random.default_rng(SEED)
    mark = rng.random((EPCIS * ACTIVITIES, AXES)) * 100
    mark[rng.random(mark.shape) < MISSING] = np.nan
    known = ~np.isnan(mark)
    low = np.where(known, np.clip(mark - HALF_WIDTH, 0, 100), 0.0)
    high = np.where(known, np.clip(mark + HALF_WIDTH, 0, 100), 100.0)
    return mark, low, high, rng.dirichlet(WEIGHTS, DRAWS)


def _grid():
    import numpy as np
    import pandas as pd

    from generator.opportunities.standings import Grid

    mark, low, high, _ = _drawn()
    epcis = np.repeat([f"{200_000_000 + n}" for n in range(EPCIS)], ACTIVITIES)
    names = [f"activite_{n:02}" for n in range(ACTIVITIES)] * EPCIS
    rows = pd.DataFrame({"epci_code": epcis, "activity_id": names})
    rows["opportunity_id"] = rows["epci_code"] + "-" + rows["activity_id"]
    rows = rows.assign(has_refused_gate=False, may_be_first=True)
    criteria = tuple(f"axe_{n:02}" for n in range(AXES))
    weights = np.array(WEIGHTS, dtype=float)
    return Grid(rows, criteria, weights, np.full(AXES, np.nan), mark, low, high, FIRST, SECOND)


def by_generateur() -> str:
    """Count as the chain does."""
    from generator.opportunities.ranking_draws import draw_ranks

    grid = _grid()
    started = time.perf_counter()
    found = draw_ranks(grid, draws=DRAWS)
    return _told(started, int(found.top.sum()))


def by_numpy() -> str:
    """Score every EPCI in double precision, a draw at a time, and sort each."""
    import numpy as np

    mark, low, high, weights = _drawn()
    shape = (EPCIS, ACTIVITIES, AXES)
    known = ~np.isnan(mark).reshape(shape)
    low, width = low.reshape(shape), (high - low).reshape(shape)
    rng = np.random.default_rng(SEED)
    tops = np.zeros((EPCIS, ACTIVITIES), dtype=int)
    classes = np.zeros((EPCIS, ACTIVITIES, 3), dtype=int)
    started = time.perf_counter()
    for drawn in weights:
        marks = low + width * rng.random((1, ACTIVITIES, AXES))
        present = known @ drawn
        score = np.where(known, marks, 0.0) @ drawn / np.where(present > 0, present, 1.0)
        tier = np.where((score >= FIRST) & (present >= 0.6), 2, np.where(score >= SECOND, 1, 0))
        order = np.argsort(-(tier * 1_000 + marks @ drawn), axis=1)[:, :TOP]
        np.add.at(tops, (np.arange(EPCIS)[:, None], order), 1)
        for place in range(3):
            classes[..., place] += tier == place
    return _told(started, int(tops.sum()))


def by_pymcdm() -> str:
    """Ask the library for each EPCI and each draw."""
    import numpy as np
    from pymcdm.methods import WSM

    _, low, high, weights = _drawn()
    marks = ((low + high) / 2).reshape(EPCIS, ACTIVITIES, AXES)
    method = WSM(_as_it_is)
    senses = np.ones(AXES, dtype=int)
    tops = 0
    started = time.perf_counter()
    for drawn in weights[: DRAWS // PART]:
        for of_epci in marks:
            tops += len(np.argsort(-method(of_epci, drawn, senses))[:TOP])
    return _told(started, tops, PART)


def by_duckdb() -> str:
    """Join marks and weights in plain SQL, and rank."""
    import pandas as pd

    from generator.warehouse.engine import EngineOptions, connect

    _, low, high, weights = _drawn()
    marks = pd.DataFrame((low + high) / 2, columns=[f"m{k}" for k in range(AXES)])
    marks = marks.assign(epci=marks.index // ACTIVITIES, activity=marks.index % ACTIVITIES)
    drawn = pd.DataFrame(weights[: DRAWS // PART], columns=[f"w{k}" for k in range(AXES)])
    drawn = drawn.assign(draw=drawn.index)
    total = " + ".join(f"m{k} * w{k}" for k in range(AXES))
    with connect(EngineOptions(memory_limit="2GB", threads=2)) as con:
        con.register("marks", marks)
        con.register("drawn", drawn)
        started = time.perf_counter()
        row = con.execute(
            f"""
            with placed as (
                select epci, activity,
                    rank() over (partition by epci, draw order by {total} desc, activity) as place
                from marks cross join drawn
            ),
            counted as (
                select epci, activity, count(*) as tops from placed
                where place <= {TOP} group by epci, activity
            )
            select sum(tops) from counted
            """
        ).fetchone()
    assert row is not None
    return _told(started, int(row[0]), PART)


def reranking() -> str:
    """Rank one EPCI again, all its activities and axes, in milliseconds."""
    import pandas as pd

    from generator.opportunities.standings import rerank

    grid = _grid()
    own = grid.of(grid.epcis()[0])
    steps = pd.DataFrame(
        {"class_id": ["a", "b", "c"], "min_score": [FIRST, SECOND, 0], "rank_order": [1, 2, 3]}
    )
    seconds = []
    for moved in range(RERANKED):
        started = time.perf_counter()
        rerank(own, {"axe_00": float(moved)}, steps)
        seconds.append(time.perf_counter() - started)
    return f"{1_000 * statistics.median(seconds):.1f}"


def _as_it_is(column, cost=False):  # noqa: FBT002, ARG001 - the signature pymcdm calls
    return column


def _told(started: float, total: int, part: int = 1) -> str:
    return f"{(time.perf_counter() - started) * part:.1f} {total * part}"


def sensitivity_lines() -> list[str]:
    """Return the section, in French."""
    run = (sys.executable, "-m", "tests.bench.sensitivity")
    found = {"generateur": median(3, *run, "generateur")}
    found |= {way: measure(*run, way) for way in ("numpy", "pymcdm", "duckdb")}
    if len({result.said.split()[1] for result in found.values()}) != 1:
        sys.exit(f"les comptes diffèrent : { {way: run.said for way, run in found.items()} }")
    rows = []
    for way, result in found.items():
        is_part = way in {"pymcdm", "duckdb"}
        whole = "" if is_part else f"{result.seconds:.1f}"
        scaled = " (extrapolée)" if is_part else ""
        rows.append(
            f"| {NAMES_FR[way]}{scaled} | {whole} | {float(result.said.split()[0]):.1f} | "
            f"{result.peak_mb:.0f} |"
        )
    again = measure(*run, "rerank").said
    again_fr = (
        f"Un EPCI de {ACTIVITIES} candidates reclassé avec d'autres poids : {again} ms "
        f"(médiane de {RERANKED})."
    )
    return [
        "## Dix mille tirages de poids et de notes",
        "",
        HOW_FR,
        "",
        "| Façon | Secondes, préparation comprise | Secondes de calcul | Mémoire (Mo) |",
        "|---|---|---|---|",
        *rows,
        "",
        again_fr,
        "",
    ]


WAYS = {
    "generateur": by_generateur,
    "numpy": by_numpy,
    "pymcdm": by_pymcdm,
    "duckdb": by_duckdb,
    "rerank": reranking,
}

if __name__ == "__main__":
    print("\n".join(sensitivity_lines()) if len(sys.argv) == 1 else WAYS[sys.argv[1]]())
