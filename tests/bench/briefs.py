"""The briefs of the whole country: a section of ``docs/bench.md``.

``python -m tests.bench.briefs WORKSPACE [EVERY [WORKERS]]`` prints those of a workspace's current
build, or one in EVERY, in a process of its own, with the memory of all its processes together.
"""

import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.measuring import measure

GENERATEUR = (sys.executable, "-c", "from generator.cli import main; main()")
TARGET_FR = "Visé sur deux cœurs : moins de 120 s et 1 500 Mo, tous les processus ensemble."
SAMPLE = 10
ABOUT_FR = (
    "Fiche PDF et cartes SVG de chaque EPCI, notes de première classe, lecture comprise. La seconde "
    f"façon, mesurée sur un EPCI sur {SAMPLE}, est multipliée par {SAMPLE}. {TARGET_FR}"
)
PAUSE_S = 0.5
KB, PROPORTIONAL = 1_024, "Pss:"


def printed(workspace: Path, every: int = 1, workers: int | None = None) -> str:
    """Print every brief, first-class note and drawing.

    Returns
    -------
    str
        Seconds, seconds of computing in all processes, memory in MB, territories, files.
    """
    from generator.publication.briefs.printing import print_sheets
    from generator.publication.tables import TABLES
    from generator.warehouse.store import Store

    store = Store(workspace / "entrepot")
    build = store.build()
    started = time.perf_counter()
    peak, is_over = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(peak, is_over), daemon=True)
    watch.start()
    tables = {table.name: store.read(build, table.name) for table in TABLES}
    codes = tables["out_territories"]["epci_code"].tolist()[::every]
    with tempfile.TemporaryDirectory() as folder:
        files = print_sheets(tables, codes, build.build_id, Path(folder), workers)
    is_over.set()
    watch.join()
    seconds = time.perf_counter() - started
    return f"{seconds:.0f} {_computing():.0f} {peak[0]:.0f} {len(codes)} {len(files)}"


def _computing() -> float:
    """Count the seconds of computing of this process and of those it started, now over."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(one)[:2]) for one in who)


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
        alone = measure(sys.executable, "-m", "tests.bench.briefs", folder, str(SAMPLE), "1").said
    rows = [("`generateur`, un processus par cœur", said.split(), 1)]
    rows.append(("un seul processus, une fiche après l’autre (extrapolée)", alone.split(), SAMPLE))
    return [
        "## Les fiches de tout le pays",
        "",
        ABOUT_FR,
        "",
        "| Façon | EPCI | Fichiers | Secondes | Secondes de calcul, tous processus | Mémoire (Mo) |",
        "|---|---|---|---|---|---|",
        *(_row(name, told, times) for name, told, times in rows),
        "",
    ]


def _row(name: str, told: list[str], times: int) -> str:
    seconds, computing, peak, epcis, files = map(int, told)
    cells = (epcis, files, seconds * times, computing * times, peak)
    return f"| {name} | {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    workspace, *more = sys.argv[1:]
    print(printed(Path(workspace), *map(int, more)))
