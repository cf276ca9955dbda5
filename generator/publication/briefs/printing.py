"""Print the sheets of many territories: each apart, two at once where there are two cores."""

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault, GateError, GeneratorError
from generator.publication.briefs.brief import render
from generator.publication.briefs.by_epci import ByEpci, of_epci
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.opportunity_note import opportunity_note
from generator.publication.briefs.proposals import FIRST_CLASS
from generator.publication.briefs.sheets import render_sheet
from generator.publication.drawings.plates import territory_plates
from generator.publication.published import TABLES
from generator.publication.tables import refuse_unknown
from generator.warehouse.frames import read_frame
from generator.warehouse.store import Build, Store

log = logging.getLogger(__name__)
Tables = dict[str, pd.DataFrame]
BRIEFS, NOTES, MAPS = SHEETS = "fiches", "notes", "cartes"
ALONE = 8  # a process takes a second to start: fewer territories are printed by this one
BATCH = 20  # territories sent at once: cutting and sending one alone took a tenth of its time
AHEAD = 2  # batches handed to each process before its first answers: a bound on memory
MOST = 4  # processes by default: each holds 250 MB, whatever the number of cores
TOLD_EVERY = 5  # batches


def print_sheets(
    tables: Mapping[str, pd.DataFrame],
    epci_codes: Sequence[str],
    build_id: str,
    folder: Path,
    workers: int | None = None,
) -> tuple[Path, ...]:
    """Write the briefs, first-class notes and drawings of these EPCIs; the bytes never vary.

    Parameters
    ----------
    tables
        The published tables by name.
    folder
        Where ``fiches/<epci>.pdf``, ``notes/<opportunity>.pdf`` and ``cartes/*.svg`` go.
    workers
        How many processes; by default as many as cores, up to four.

    Returns
    -------
    tuple of Path
        The files written, from ``folder``, in order.

    Raises
    ------
    DataError
        One fault for each sheet that cannot be printed, which names its EPCI; files already
        written stay, for the caller to throw away whole.
    GateError
        If a process was killed, most often for want of memory.
    """
    cut = ByEpci(tables)
    wanted = sorted(set(epci_codes))
    count = workers or min(len(os.sched_getaffinity(0)), MOST)
    batches = [wanted[first : first + BATCH] for first in range(0, len(wanted), BATCH)]
    tasks = ((cut.own(*codes), codes, build_id, folder) for codes in batches)
    printed: Iterator[Printed]
    if count == 1 or len(wanted) < ALONE:
        printed = (
            _print_batch({**cut.whole, **own}, codes, build_id, folder)
            for own, codes, build_id, folder in tasks
        )
    else:
        printed = _together(cut.whole, tasks, count)
    written: list[Path] = []
    faults: list[Fault] = []
    for done, (paths, found) in enumerate(printed, start=1):
        written += paths
        faults += found
        if done % TOLD_EVERY == 0:
            log.info("fiches : %d territoires sur %d", min(done * BATCH, len(wanted)), len(wanted))
    if faults:
        raise DataError(*faults)
    return tuple(sorted(written))


Task = tuple[Tables, list[str], str, Path]
Printed = tuple[list[Path], list[Fault]]


def frames_of(store: Store, build: Build, epci_code: str) -> Tables:
    """Read the published tables of one EPCI.

    Raises
    ------
    DataError
        If a table is missing from the build, or it has no such EPCI; the nearest are named.
    """
    refuse_unknown(store, build, [epci_code])
    paths = {table.name: store.table_path(build, table.name) for table in TABLES}
    return {name: read_frame(path, of_epci(path, epci_code)) for name, path in paths.items()}


def _together(whole: Tables, tasks: Iterator[Task], count: int) -> Iterator[Printed]:
    """Hand territories to processes that start afresh: a fork would copy the threads of readers."""
    afresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, afresh, _remember, (whole,)) as pool:
        waiting = []
        try:
            for task in tasks:
                waiting.append(pool.submit(_print_batch, *task))
                if len(waiting) >= count * AHEAD:
                    yield waiting.pop(0).result()
            for future in waiting:
                yield future.result()
        except BrokenProcessPool as error:
            what = "un des processus qui impriment les fiches a été arrêté"
            remedy = "libérez de la mémoire, ou publiez département par département"
            raise GateError(Fault(what, remedy=remedy)) from error
        finally:
            pool.shutdown(cancel_futures=True)


_EVERYWHERE: Tables = {}  # of a process that prints: the tables of no EPCI, sent to it once


def _remember(whole: Tables) -> None:
    _EVERYWHERE.update(whole)
    # Ctrl-C reaches every process at once: the first alone answers it, the others end with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    # What was imported stays for good: searching it for garbage took a tenth of the time.
    gc.collect()
    gc.freeze()


def _end_with_the_first() -> None:
    """End at once if the process that asked is killed: nobody would read the answers."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _print_batch(own: Tables, codes: list[str], build_id: str, folder: Path) -> Printed:
    cut = ByEpci({**_EVERYWHERE, **own})
    written: list[Path] = []
    faults: list[Fault] = []
    for code in codes:
        paths, found = _print_territory(cut.of(code), code, build_id, folder)
        written += paths
        faults += found
    return written, faults


def _print_territory(tables: Tables, epci_code: str, build_id: str, folder: Path) -> Printed:
    """Print all that one EPCI has; faults come back as values, an error would lose its words."""
    written: list[Path] = []
    faults: list[Fault] = []
    for name, make in _sheets(tables, epci_code, build_id):
        try:
            content = make()
        except GeneratorError as error:
            faults += [_named(fault, epci_code) for fault in error.faults]
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            written.append(Path(name))
    return written, faults


def _sheets(
    tables: Tables, epci_code: str, build_id: str
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each file of an EPCI with what makes it."""
    yield f"{BRIEFS}/{epci_code}.pdf", lambda: render(brief_content(tables, epci_code, build_id))
    opportunities = tables["out_opportunities"]
    first = opportunities[opportunities["class_id"] == FIRST_CLASS].sort_values("opportunity_id")
    for key in first["opportunity_id"]:
        yield f"{NOTES}/{key}.pdf", partial(_note, tables, str(key), build_id)
    for name, drawn in territory_plates(tables, epci_code).items():
        yield f"{MAPS}/{name}.svg", drawn.svg.encode


def _note(tables: Tables, opportunity_id: str, build_id: str) -> bytes:
    return render_sheet(opportunity_note(tables, opportunity_id, build_id))


def _named(fault: Fault, epci_code: str) -> Fault:
    if epci_code in fault.where:
        return fault
    where = f"EPCI {epci_code}, {fault.where}" if fault.where else f"EPCI {epci_code}"
    return Fault(fault.what, where, fault.example, fault.remedy)
