"""Run every benchmark and write ``docs/bench.md``: figures of this machine, on this day."""

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

PAGE = Path("docs/bench.md")
GENERATEUR = str(Path(sys.executable).with_name("generateur"))
MIRROR = "../shared/data"
MB = 1_024  # ru_maxrss is in kibibytes on Linux


@dataclass(frozen=True)
class Measure:
    """One process run from outside: seconds on the wall and peak memory of its largest process."""

    seconds: float
    peak_mb: float
    said: str


def measure(*command: str) -> Measure:
    """Run a command in a process of its own and account for it."""
    reader, writer = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reader)
        done = subprocess.run(command, capture_output=True, check=False)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        text = f"{done.returncode}\n{usage.ru_maxrss}\n{done.stdout.decode()[-2000:]}"
        os.write(writer, text.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        code, peak, said = pipe.read().split("\n", 2)
    os.waitpid(child, 0)
    if code != "0":
        sys.exit(f"{' '.join(command)} a échoué ({code})")
    return Measure(time.perf_counter() - started, int(peak) / MB, said.strip())


def median(times: int, *command: str) -> Measure:
    """Run a command several times and keep the run of median duration."""
    runs = sorted((measure(*command) for _ in range(times)), key=lambda run: run.seconds)
    return runs[len(runs) // 2]


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
        "## La chaîne",
        "",
        "| Quoi | Secondes | Mémoire (Mo) |",
        "|---|---|---|",
        *chain_rows(),
        "",
    ]
    PAGE.write_text("\n".join(page), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
