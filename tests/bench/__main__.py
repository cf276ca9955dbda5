"""Run every benchmark and write ``docs/bench.md``: figures of this machine, on this day."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tests.bench.access import access_lines
from tests.bench.briefs import briefs_lines
from tests.bench.measuring import measure, median
from tests.bench.needs import needs_lines
from tests.bench.review import review_lines
from tests.bench.sensitivity import sensitivity_lines

PAGE = Path("docs/bench.md")
GENERATEUR = str(Path(sys.executable).with_name("generateur"))
MIRROR = "../shared/data"


def points_rows() -> list[str]:
    """Compare three ways of putting points in communes, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        measure(sys.executable, "-m", "tests.bench.points", "make", folder)
        found = {
            way: median(3, sys.executable, "-m", "tests.bench.points", way, folder)
            for way in ("duckdb", "geopandas", "grid")
        }
    if len({run.said for run in found.values()}) != 1:
        sys.exit(f"les comptes diffèrent : { {way: run.said for way, run in found.items()} }")
    base = found["geopandas"]
    return [
        f"| {way} | {run.seconds:.1f} | {run.peak_mb:.0f} | {run.seconds / base.seconds:.2f} | "
        f"{run.peak_mb / base.peak_mb:.2f} | {run.said} |"
        for way, run in found.items()
    ]


def chain_rows() -> list[str]:
    """Time the whole country cold, again, and with one source changed; and the demonstration."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        run = (GENERATEUR, "--espace", f"{folder}/france", "--quiet", "run", "--miroir")
        cold = measure(*run, MIRROR, "--sans-fiches")
        again = measure(*run, MIRROR, "--sans-fiches")
        changed = Path(folder, "miroir")
        subprocess.run(["cp", "-rs", str(Path(MIRROR).absolute()), str(changed)], check=True)
        ruralite = changed / "supply/grilles_2026/ruralite.csv"
        lines = ruralite.read_text(encoding="utf-8").splitlines(keepends=True)
        ruralite.unlink()
        ruralite.write_text("".join(lines[:-1]), encoding="utf-8")
        one = measure(*run, str(changed), "--sans-fiches")
        demo = measure(GENERATEUR, "--espace", f"{folder}/demo", "--quiet", "demo")
        for label, result in (
            ("France entière, à froid (collecte, calcul, tables)", cold),
            ("France entière, rien n'a changé", again),
            ("France entière, une source changée", one),
            ("`generateur demo`, fiches comprises", demo),
        ):
            rows.append(f"| {label} | {result.seconds:.1f} | {result.peak_mb:.0f} |")
    helps = [measure(GENERATEUR, "--help").seconds for _ in range(5)]
    rows.append(f"| `generateur --help` (médiane de 5) | {statistics.median(helps):.2f} | |")
    return rows


def main() -> None:
    """Write the page."""
    machine = (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cœurs, "
        f"Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )
    page = [
        "# Vitesses et mémoire",
        "",
        f"Page écrite par `make bench`, relançable par n'importe qui. {machine}.",
        "",
        "## 2,7 millions de points dans les communes de métropole",
        "",
        "Chaque façon dans son propre processus, médiane de trois ; rapports à geopandas.",
        "",
        "| Façon | Secondes | Mémoire (Mo) | Temps / geopandas | Mémoire / geopandas | Points |",
        "|---|---|---|---|---|---|",
        *points_rows(),
        "",
        *access_lines(),
        *sensitivity_lines(),
        "## La chaîne",
        "",
        "| Quoi | Secondes | Mémoire (Mo) |",
        "|---|---|---|",
        *chain_rows(),
        "",
        *briefs_lines(MIRROR),
        *review_lines(MIRROR),
        *needs_lines(),
    ]
    PAGE.write_text("\n".join(page), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
