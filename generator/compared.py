"""Two builds of one workspace, read side by side for who asks what changed."""

from dataclasses import dataclass

import pandas as pd

from generator.errors import DataError, Fault
from generator.opportunities.change_sentences import with_change_sentences
from generator.opportunities.change_states import ANCHORS, INNER, Snapshot
from generator.opportunities.changes import changes
from generator.warehouse.store import Build, Store

READ = ("out_opportunities", "out_opportunity_parts", "calc_scores", "land_classes")
# Without one of these a build cannot be compared at all.
NEEDED = {
    "out_opportunities": (
        "opportunity_id", "epci_code", "activity_id", "activity_label_fr", "rank", "score",
        "class_id", "class_label_fr",
    ),
    "out_opportunity_parts": (
        "opportunity_id", "criterion_id", "criterion_label_fr", "value", "mark", "weight",
    ),
}  # fmt: skip
# Without these, it is compared, and what cannot be told apart is said.
USEFUL = {
    "out_opportunities": (("called_by_fr",), "ce qui avait appelé l'activité"),
    "out_opportunity_parts": ((*ANCHORS, "mark_low", "mark_high"), "la part de la méthode"),
    "calc_scores": (INNER, "ce qui a fermé une classe"),
}


@dataclass(frozen=True)
class Comparison:
    """What changed since a build, and what could not be told for want of a column."""

    before: Build
    after: Build
    rows: pd.DataFrame
    notes: tuple[str, ...]


def compare(store: Store, since: str | None, after: Build | None = None) -> Comparison:
    """Compare a build, the current one by default, with another; by default, the one before it.

    Raises
    ------
    DataError
        If there is no such build, its tables were erased, or it lacks what cannot be done without.
    """
    after = after or store.build()
    before = _named(store, since) if since else _before(store, after)
    notes: list[str] = []
    then, now = _read(store, before, notes), _read(store, after, notes)
    rows = with_change_sentences(changes(then, now))
    return Comparison(before, after, rows, tuple(notes))


def _named(store: Store, build_id: str) -> Build:
    """Return a build by its name, or refuse and name those that are there."""
    known = sorted(path.parent.name for path in (store.folder / "builds").glob("*/manifest.json"))
    if build_id not in known:
        remedy = f"choisissez parmi : {', '.join(known)}"
        raise DataError(Fault(f"le calcul « {build_id} » n'existe pas", remedy=remedy))
    return store.build(build_id)


def _before(store: Store, current: Build) -> Build:
    """Return the build made last before the current one, whose tables are still there."""
    others = [
        (build.created_at, path.stat().st_mtime_ns, build.build_id)
        for path in (store.folder / "builds").glob("*/manifest.json")
        for build in [store.build(path.parent.name)]
        if build.build_id != current.build_id and not _erased(store, build)
    ]
    if not others:
        what = "il n'y a pas de calcul avant le calcul courant"
        remedy = "relancez « generateur run » quand une donnée ou un poids aura changé"
        raise DataError(Fault(what, current.build_id, remedy=remedy))
    return store.build(max(others)[2])


def _erased(store: Store, build: Build) -> list[str]:
    known = [name for name in READ if name in build.tables]
    return [name for name in known if not store.table_path(build, name).exists()]


def _read(store: Store, build: Build, notes: list[str]) -> Snapshot:
    gone = [*_erased(store, build), *(name for name in NEEDED if name not in build.tables)]
    if gone:
        what = f"des tables du calcul ne sont plus là : {', '.join(gone)}"
        raise DataError(Fault(what, build.build_id, remedy="choisissez-en un autre par --depuis"))
    columns = {name: set(build.tables[name].columns) for name in READ if name in build.tables}
    for name, needed in NEEDED.items():
        missing = [column for column in needed if column not in columns[name]]
        if missing:
            what = f"ce calcul est trop ancien pour être comparé, il n'a pas {', '.join(missing)}"
            raise DataError(Fault(what, f"{build.build_id}, {name}"))
    for name, (useful, told) in USEFUL.items():
        lacking = [column for column in useful if column not in columns.get(name, set())]
        if lacking:
            lack = f"Le calcul {build.build_id} n'a pas {', '.join(lacking)} ({name})"
            notes.append(f"{lack} : {told} peut y manquer.")
    rows = store.read(build, "out_opportunities")
    rows = rows.reindex(columns=[*rows.columns.union(["called_by_fr"], sort=False)])
    if "calc_scores" in columns:
        inner = [name for name in INNER if name in columns["calc_scores"]]
        scores = store.read(build, "calc_scores")[["opportunity_id", *inner]]
        rows = rows.merge(scores, on="opportunity_id", how="left", validate="one_to_one")
    steps = store.read(build, "land_classes")
    return Snapshot(rows, store.read(build, "out_opportunity_parts"), steps)
