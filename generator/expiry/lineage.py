"""What the warehouse made from expired answers: walked from the landed answers, build by build."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.errors import DataError, Fault
from generator.expiry.due import columns_of
from generator.warehouse.store import Build, Store, TableRecord

ANSWERS = "land_statements"
RESOURCES = "land_resources"  # holds the resources that answers offered and a person confirmed


@dataclass(frozen=True)
class Expired:
    """What makes a landed row expired.

    Parameters
    ----------
    survey_ids
        Surveys whose answers go, or went.
    proposal_ids
        Resources and offers found in those answers.
    before
        Answers dated before this day are too old, whatever became of their survey since.
    respondent_ids
        Persons whose answers were withdrawn, under their pseudonyms.
    """

    survey_ids: frozenset[str]
    proposal_ids: frozenset[str]
    before: dt.date
    respondent_ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Doomed:
    """The builds to remove, and the files to delete: manifests first, then tables."""

    build_ids: tuple[str, ...]
    files: tuple[Path, ...]


def doomed_tables(store: Store, expired: Expired) -> Doomed:
    """Follow every manifest from the landed answers down to what was made from them.

    A file that a remaining build also uses is kept: it has the very bytes that are made without
    the expired answers.

    Raises
    ------
    DataError
        If a manifest cannot be read.
    """
    builds = _builds(store)
    records = _records(store, builds)
    roots = {
        record.file: record
        for record in records
        if _holds_expired(store, record, _first_day(builds, record), expired)
    }
    going = [build for build in builds if _files(build) & roots.keys()]
    staying = {name for build in builds if build not in going for name in _files(build)}
    made = _made_from(roots.values(), records)
    names = {record.file for record in records if (record.name, record.sha256) in made}
    tables = [store.tables / name for name in sorted(names - staying)]
    ids = tuple(build.build_id for build in going)
    manifests = [store.folder / "builds" / build_id / "manifest.json" for build_id in ids]
    sidecars = [path.with_suffix(".json") for path in tables]
    files = [path for path in (*manifests, *sidecars, *tables) if path.exists()]
    return Doomed(ids, tuple(files))


def orphans(store: Store) -> list[Path]:
    """List the files of tables that no build refers to.

    Without a current build none is an orphan: the next build will use again what is there.
    """
    if store.current_id() is None:
        return []
    used = {name for build in _builds(store) for name in _files(build)}
    return [
        path
        for path in sorted(store.tables.glob("[!.]*"))
        if path.with_suffix(".parquet").name not in used
    ]


def _builds(store: Store) -> list[Build]:
    found = []
    for manifest in sorted(store.folder.glob("builds/*/manifest.json")):
        try:
            found.append(store.build(manifest.parent.name))
        except json.JSONDecodeError as error:
            where = f"entrepot/builds/{manifest.parent.name}"
            remedy = "supprimez ce dossier, puis relancez ; « generateur run » refera le calcul"
            raise DataError(Fault("ce calcul est illisible", where, remedy=remedy)) from error
    return found


def _records(store: Store, builds: list[Build]) -> list[TableRecord]:
    """List every table known, of a build or not."""
    found = {record.file: record for build in builds for record in build.tables.values()}
    for path in sorted(store.tables.glob("[!.]*.json")):
        name, _, key = path.stem.rpartition("-")
        record = store.known(name, key)
        if record is not None:
            found.setdefault(record.file, record)
    return list(found.values())


def _files(build: Build) -> set[str]:
    return {record.file for record in build.tables.values()}


def _first_day(builds: list[Build], record: TableRecord) -> dt.date | None:
    days = [build.created_at for build in builds if record.file in _files(build)]
    return dt.date.fromisoformat(min(days)) if days else None


def _holds_expired(
    store: Store, record: TableRecord, first_day: dt.date | None, expired: Expired
) -> bool:
    path = store.tables / record.file
    if record.name == RESOURCES:
        rows = columns_of(path, ["resource_id"]) if path.exists() else None
        return rows is not None and bool(rows["resource_id"].isin(expired.proposal_ids).any())
    if record.name != ANSWERS:
        return False
    # Answers that nobody can look at any more vouch for nothing that was made from them.
    known = ["survey_id", "statement_date", *(["respondent_id"] * bool(expired.respondent_ids))]
    rows = columns_of(path, known) if path.exists() else None
    return rows is None or _too_old(rows, first_day, expired) or _is_withdrawn(rows, expired)


def _is_withdrawn(rows: pd.DataFrame, expired: Expired) -> bool:
    if not expired.respondent_ids:
        return False
    return bool(rows["respondent_id"].isin(expired.respondent_ids).any())


def _too_old(rows: pd.DataFrame, first_day: dt.date | None, expired: Expired) -> bool:
    last = rows.groupby("survey_id")["statement_date"].max()
    # Answers without a date are at least as old as the first build made from them.
    days = last.fillna(first_day.isoformat()) if first_day else last.dropna()
    return bool(last.index.isin(expired.survey_ids).any()) or any(
        str(day) < expired.before.isoformat() for day in days
    )


def _made_from(roots: Iterable[TableRecord], records: list[TableRecord]) -> set[tuple[str, str]]:
    made = {(root.name, root.sha256) for root in roots}
    while more := {
        (record.name, record.sha256)
        for record in records
        if (record.name, record.sha256) not in made
        and not made.isdisjoint(record.made_from.items())
    }:
        made |= more
    return made
