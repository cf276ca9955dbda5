"""The briefs of the whole country: a section of ``docs/bench.md``.

``python -m tests.bench.briefs WORKSPACE`` prints those of a workspace's current build in a process
of its own, with the memory of all its processes together.
"""

import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.measuring import measure

GENERATEUR = (sys.executable, "-c", "from generator.cli import main; main()")
TARGET_FR = "Visé sur deux cœurs : moins de 120 s et 1 500 Mo, tous les processus ensemble."
PAUSE_S = 0.5
KB, PROPORTIONAL = 1_024, "Pss:"


def printed(workspace: Path) -> str:
    """Print every brief, first-class note and drawing; return seconds, memory in MB and files."""
    from generator.publication.printing import print_sheets
    from generator.publication.tables import TABLES
    from generator.warehouse.store import Store

    store = Store(workspace / "entrepot")
    build = store.build()
    started = time.perf_counter()
    peak, is_over = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(peak, is_over), daemon=True)
    watch.start()
    tables = {table.name: store.read(build, table.name) for table in TABLES}
    codes = tables["out_territories"]["epci_code"].tolist()
    with tempfile.TemporaryDirectory() as folder:
        files = print_sheets(tables, codes, build.build_id, Path(folder))
    is_over.set()
    watch.join()
    return f"{time.perf_counter() - started:.0f} {peak[0]:.0f} {len(codes)} {len(files)}"


def _watch(peak: list[float], is_over: threading.Event) -> None:
    while not is_over.wait(PAUSE_S):
        peak[0] = max(peak[0], sum(map(_memory_mb, _family(Path("/proc/self")))))


def _family(process: Path) -> list[Path]:
    """List a process and those it started; one that has just ended is left out."""
    try:
        children = (process / "task" / process.resolve().name / "children").read_text().split()
    except OSError:
        return []
    return [process, *(one for pid in children for one in _family(Path("/proc") / pid))]


def _memory_mb(process: Path) -> float:
    """Read the memory of a process, what it shares being divided among those who share it."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(PROPORTIONAL)) / KB


def briefs_lines(mirror: str) -> list[str]:
    """Return the section, in French."""
    with tempfile.TemporaryDirectory() as folder:
        run = ("--espace", folder, "--quiet", "run", "--miroir", mirror, "--sans-fiches")
        measure(*GENERATEUR, *run)
        said = measure(sys.executable, "-m", "tests.bench.briefs", folder).said
    seconds, peak, epcis, files = said.split()
    return [
        "## Les fiches de tout le pays",
        "",
        f"Fiche PDF et cartes SVG de chaque EPCI, notes de première classe. {TARGET_FR}",
        "",
        "| EPCI | Fichiers | Secondes, lecture comprise | Mémoire (Mo) |",
        "|---|---|---|---|",
        f"| {epcis} | {files} | {seconds} | {peak} |",
        "",
    ]


if __name__ == "__main__":
    print(printed(Path(sys.argv[1])))
