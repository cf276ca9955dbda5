"""Run the chain: fetch, land, build, check, and move the pointer. The same steps as the flows."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from generator.catalogues import read_catalogue
from generator.catalogues.criteria import PREFIX, Criterion, read_criterion
from generator.catalogues.lists import read_lists
from generator.catalogues.weightings import REFERENCE, read_weights, weighed
from generator.contracts import Source
from generator.errors import Fault, SourceError
from generator.inputs import inputs_of
from generator.sources.arrival import fetching, landing, snapshots
from generator.sources.arrival.landing import Arrival
from generator.sources.arrival.snapshots import Snapshot
from generator.warehouse import checks
from generator.warehouse.building import PythonTable, Step, build_table
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.models import read_model
from generator.warehouse.store import Build, Store, TableRecord
from generator.warehouse.workspace import Workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """What a build is made from; every value comes from outside, nothing is read on the way."""

    workspace: Workspace
    sql: Path
    data: Path
    sources: Mapping[str, Source]
    today: date
    mirror: Path | None = None
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    weighting: str = REFERENCE
    publisher: str = ""
    licence: str = ""
    engine: EngineOptions = field(default_factory=EngineOptions)

    @property
    def store(self) -> Store:
        """Where this plan's tables go."""
        return Store(self.workspace.warehouse)

    @property
    def wanted(self) -> dict[str, Source]:
        """The sources of this plan, less those the user chose to go without."""
        return {key: source for key, source in self.sources.items() if key not in self.without}


def collect(plan: Plan, source: Source) -> tuple[Snapshot, str]:
    """Fetch one source and keep its bytes; on failure, keep its last good snapshot and say so.

    Returns
    -------
    snapshot, warning
        The warning is empty when the source answered.

    Raises
    ------
    SourceError
        If the source did not answer and no good snapshot of it exists.
    """
    folder = plan.workspace.warehouse / "snapshots"
    try:
        return snapshots.keep(source.id, bytes_of(plan, source), folder), ""
    except SourceError as error:
        kept = snapshots.last(source.id, folder)
        if kept is None:
            raise
        return kept, f"{error} La copie du {kept.taken_on} est gardée."


def collect_all(plan: Plan) -> dict[str, Snapshot]:
    """Fetch every source of the plan; all those missing are told at once."""
    found: dict[str, Snapshot] = {}
    faults: list[Fault] = []
    for source in plan.wanted.values():
        try:
            found[source.id], warning = collect(plan, source)
        except SourceError as error:
            faults += error.faults
        else:
            if warning:
                log.warning(warning)
    if faults:
        raise SourceError(*faults)
    return found


class Session:
    """One build under way: the engine, the tables made so far, and the steps to come."""

    def __init__(self, plan: Plan, con: duckdb.DuckDBPyConnection) -> None:
        self.plan = plan
        self.con = con
        self.made: dict[str, TableRecord] = {}
        self.arrivals: list[Arrival] = []
        self.catalogue = read_catalogue([plan.data, plan.workspace.catalogues])
        # Read before any source: a bad weighting is refused at once, not after minutes of work.
        self.criteria = chosen_criteria(plan, con)

    def land(self, found: Mapping[str, Snapshot]) -> None:
        """Land every source, the catalogue, the surveys and the registers."""
        plan = self.plan
        self.arrivals = [
            landing.land_source(self.con, plan.store, source, found[source.id])
            for source in plan.wanted.values()
        ]
        skipped = {key: plan.sources[key] for key in sorted(plan.without & plan.sources.keys())}
        bulletin = landing.bulletin(self.arrivals, skipped)
        rows, lists = inputs_of(plan.workspace, plan.data, self.catalogue, plan.today, bulletin)
        listed = {key: self._given(f"source_{key}", frame) for key, frame in lists.items()}
        self.made |= landing.land_shapes(self.con, plan.store, self.arrivals, listed)
        self.made |= {name: self._given(name, frame) for name, frame in rows.items()}

    def steps(self) -> list[Step]:
        """List every table to make, each after those it reads."""
        from generator import chain  # heavy: what only looks at a workspace goes without

        return chain.steps(
            self.plan.sql,
            self.con,
            self.catalogue,
            self.plan.today,
            given=list(self.made),
            criteria=self.criteria,
        )

    def _given(self, name: str, frame: pd.DataFrame) -> TableRecord:
        """Make a table of rows we were handed; their hash is its version."""
        hashes = pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes()
        version = hashlib.sha256(repr(frame.dtypes.to_dict()).encode() + hashes).hexdigest()
        table = PythonTable(name, (), (), lambda _: frame, version=version)
        return build_table(self.con, self.plan.store, table, {})

    def build(self, step: Step) -> TableRecord:
        """Make one table, or reuse it; whatever stops it carries a note that names the table."""
        try:
            self.made[step.name] = build_table(self.con, self.plan.store, step, self.made)
        except BaseException as error:
            # The engine's own faults do not say which file they come from.
            error.add_note(f"table en cours de calcul : {step.name}")
            raise
        return self.made[step.name]

    def check(self) -> list[checks.CheckResult]:
        """Run every rule about data on the tables made; say each warning, with rows to look at.

        Raises
        ------
        GateError
            If a rule that is not a warning found rows at fault.
        """
        store = self.plan.store
        paths = {name: store.tables / record.file for name, record in self.made.items()}
        rules = checks.read_checks(self.plan.sql / "checks", self.con)
        results = checks.run_checks(self.con, rules, paths)
        for result in checks.warnings_of(results):
            log.warning(result.told)
        checks.refuse_failed(results)
        return results

    def finish(self, results: Sequence[checks.CheckResult]) -> Build:
        """Write the manifest and move the pointer: from here on this build is the current one."""
        context = {
            "snapshots": {a.source.id: a.snapshot.folder.name for a in self.arrivals},
            "without": sorted(self.plan.without),
            "weighting": self.plan.weighting,
            "warnings": {r.name: r.described for r in checks.warnings_of(results)},
        }
        return self.plan.store.finish(self.made, context, self.plan.today)


@contextmanager
def session(plan: Plan) -> Iterator[Session]:
    """Open the engine for one build, holding the store for one writer."""
    with plan.store.writing() as was_cut, connect(plan.engine) as con:
        if was_cut:
            log.warning(
                "Le calcul précédent a été interrompu ; le dernier bon résultat (%s) était resté "
                "en place. Rien n'est perdu, on reprend.",
                plan.store.current_id() or "aucun",
            )
        yield Session(plan, con)


def run(plan: Plan, progress: Callable[[str, int, int], None] = lambda *_: None) -> Build:
    """Fetch, land, build, check: the whole chain, without any server."""
    with session(plan) as under_way:
        progress("sources", 0, 1)
        under_way.land(collect_all(plan))
        steps = under_way.steps()
        for position, step in enumerate(steps, start=1):
            under_way.build(step)
            progress(step.name, position, len(steps))
        return under_way.finish(under_way.check())


def header_criteria(sql: Path, con: duckdb.DuckDBPyConnection) -> list[Criterion]:
    """Read the criteria with the weights of their headers: the frozen reference."""
    paths = sorted(sql.rglob(f"{PREFIX}*.sql"))
    return [read_criterion(path.stem, read_model(path, con).header) for path in paths]


def chosen_criteria(plan: Plan, con: duckdb.DuckDBPyConnection) -> list[Criterion]:
    """Read the criteria with the weights that the workspace chose.

    Raises
    ------
    CatalogueError
        All the faults of the weighting chosen.
    """
    criteria = header_criteria(plan.sql, con)
    folders = [plan.data, plan.workspace.catalogues]
    return weighed(criteria, read_weights(folders, plan.weighting, criteria))


def bytes_of(plan: Plan, source: Source) -> dict[str, bytes]:
    """Fetch a source's files where the plan says: from its mirror, else from the network."""
    if plan.mirror is not None:
        if source.cut is not None:
            return fetching.cut_from_mirror(source, plan.mirror, _wanted_naf(plan))
        return fetching.from_mirror(source, plan.mirror)
    import httpx  # late: a run from a mirror has no use for it

    # What must be cut is never downloaded: no answer of that size is held in memory.
    addresses = plan.addresses if source.cut is None else {}
    with httpx.Client() as client:
        return fetching.from_network(source, addresses, client)


def _wanted_naf(plan: Plan) -> frozenset[str]:
    """List the codes of the catalogue's activities, less those too wide to name a competitor."""
    folders = [plan.data, plan.workspace.catalogues]
    codes = read_catalogue(folders).tables()["land_activity_naf"]["naf_code"]
    return frozenset(codes) - frozenset(read_lists(folders)["land_broad_naf_codes"]["naf_code"])
