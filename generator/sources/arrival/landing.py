"""From snapshots to landing tables: each source parsed alone, then put together by shape."""

import hashlib
import inspect
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pandas as pd

from generator.contracts import LANDINGS, STRUCTURES, Landed, Landing, Note, Source, hold_to
from generator.errors import DataError, Fault, GeneratorError
from generator.sources.arrival.snapshots import Snapshot
from generator.warehouse.building import (
    PythonTable,
    build_table,
    write_frame,
    writing_fingerprint,
)
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.models import Model
from generator.warehouse.store import Store, TableRecord
from generator.warehouse.workspace import write_atomically

HOUSE = Path(__file__).parents[2]
NOTHING_GIVEN: Mapping[str, TableRecord] = {}
# The code any source may use beside its own file: a change of it reads every source again.
READING = (
    "sources/formats",
    "sources/arrival/landing.py",
    "territory",
    "contracts.py",
    "codes.py",
    "folding.py",
    "gap_terms.py",
    "french.py",
)


@dataclass(frozen=True)
class Arrival:
    """One source once landed: its table, and what the bulletin must say of it."""

    source: Source
    snapshot: Snapshot
    record: TableRecord
    notes: tuple[Note, ...]


def land_source(
    con: duckdb.DuckDBPyConnection, store: Store, source: Source, snapshot: Snapshot
) -> Arrival:
    """Parse a snapshot into its own table, or reuse the one parsed by the same code.

    Raises
    ------
    DataError
        Naming the file and the fault, when the producer's form is not the one expected.
    """
    name = f"source_{source.id}"
    key = store.key(name, code_fingerprint(source), {"snapshot": snapshot.sha256})
    notes_file = store.path(name, key).with_suffix(".notes.json")
    known = store.known(name, key)
    if known is not None and notes_file.exists():
        notes = json.loads(notes_file.read_text(encoding="utf-8"))
        return Arrival(source, snapshot, known, tuple(Note(**note) for note in notes))
    started = time.perf_counter()
    frame, parsed_notes = parsed(source, snapshot.read())
    raw = json.dumps([asdict(note) for note in parsed_notes], ensure_ascii=False).encode()
    write_atomically(notes_file, raw)
    temporary = write_frame(con, store, name, frame, source.landing.keys)
    seconds = time.perf_counter() - started
    record = store.keep(name, key, temporary, {"snapshot": snapshot.sha256}, seconds)
    return Arrival(source, snapshot, record, parsed_notes)


def parsed(source: Source, files: Mapping[str, bytes]) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Parse each file of a source alone, put the rows together, and hold them to the landing.

    Raises
    ------
    DataError
        Naming the file and the fault; or the source, when no row was read.
    """
    landed = [_parse(source, file, raw) for file, raw in files.items()]
    together = pd.concat([part.frame for part in landed], ignore_index=True)
    frame = hold_to(source.landing, together, source.id)
    if len(frame) < source.fewest_rows:
        what = f"{len(frame)} ligne(s) lue(s), au moins {source.fewest_rows} attendue(s)"
        remedy = "le fichier est vide ou coupé : téléchargez-le de nouveau"
        raise DataError(Fault(what, where=source.id, remedy=remedy))
    return frame, _summed([note for part in landed for note in part.notes])


def land_shapes(
    con: duckdb.DuckDBPyConnection,
    store: Store,
    arrivals: list[Arrival],
    given: Mapping[str, TableRecord] = NOTHING_GIVEN,
) -> dict[str, TableRecord]:
    """Put together the sources of each shape; a shape without a source is an empty table.

    Parameters
    ----------
    given
        By their id as sources, tables of structures that the user gave, ``source_<id>``.
    """
    made = {arrival.record.name: arrival.record for arrival in arrivals}
    made |= {record.name: record for record in given.values()}
    tables = {}
    for landing in LANDINGS:
        ids = [arrival.source.id for arrival in arrivals if arrival.source.landing == landing]
        ids += given if landing == STRUCTURES else ()
        step = _union(landing, ids) if ids else _empty(landing)
        tables[landing.table] = build_table(con, store, step, made)
    return tables


def bulletin(arrivals: list[Arrival], skipped: Mapping[str, Source]) -> dict[str, pd.DataFrame]:
    """Say of every source what it is and how many rows came, and list its notes."""
    known: list[tuple[Source, object]] = [
        (arrival.source, arrival.record.rows) for arrival in arrivals
    ]
    known += [(source, pd.NA) for source in skipped.values()]
    sources = pd.DataFrame(
        [_described(source, rows) for source, rows in sorted(known, key=lambda x: x[0].id)]
    ).astype({"row_count": "Int64", "is_partial": "boolean", "is_loaded": "boolean"})
    notes = pd.DataFrame(
        [
            {"source_id": arrival.source.id, "position": position, **asdict(note)}
            for arrival in arrivals
            for position, note in enumerate(arrival.notes)
        ],
        columns=["source_id", "position", "kind", "what_fr", "count"],
    ).astype({"position": "Int64", "count": "Int64"})
    return {"land_sources": sources, "land_notes": notes}


def code_fingerprint(source: Source) -> str:
    """Hash of the code that reads a source: its file, what it may call, and the landing shapes."""
    own = Path(inspect.getfile(sys.modules[source.parse.__module__]))
    shared = code_hash(*(HOUSE / place for place in READING))
    texts = f"{code_hash(own)}-{shared}-{writing_fingerprint()}"
    return hashlib.sha256(texts.encode()).hexdigest()


def _parse(source: Source, file: str, raw: bytes) -> Landed:
    try:
        return source.parse(raw)
    except GeneratorError as error:
        where = f"source « {source.id} », fichier {file}"
        faults = (
            Fault(fault.what, fault.where or where, fault.example, fault.remedy)
            for fault in error.faults
        )
        raise DataError(*faults) from error


def _summed(notes: list[Note]) -> tuple[Note, ...]:
    totals: dict[tuple[str, str], int] = {}
    for note in notes:
        totals[note.kind, note.what_fr] = totals.get((note.kind, note.what_fr), 0) + note.count
    return tuple(Note(kind, what, count) for (kind, what), count in sorted(totals.items()))  # type: ignore[arg-type]


def _union(landing: Landing, ids: list[str]) -> Model:
    reads = tuple(f"source_{source_id}" for source_id in ids)
    parts = [
        f"select '{source_id}' as source_id, * from source_{source_id}"  # noqa: S608
        for source_id in ids
    ]
    keys = ("source_id", *landing.keys) if landing.keys else ()
    return Model(landing.table, " union all by name ".join(parts), keys, reads, {}, "")


def _empty(landing: Landing) -> PythonTable:
    def make(_: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        empty = landing.empty()
        empty.insert(0, "source_id", pd.Series(dtype="string"))
        return empty

    return PythonTable(landing.table, (), (), make, version=repr(landing.schema))


def _described(source: Source, rows: object) -> dict[str, object]:
    return {
        "source_id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "address": source.address,
        "vintage": source.vintage,
        "coverage_fr": source.coverage_fr,
        "is_partial": source.is_partial,
        "is_loaded": rows is not pd.NA,
        "row_count": rows,
        "landing": source.landing.table,
    }
