"""Gather the published rows that speak of one thing into one JSON text: DuckDB does it by batch."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from generator.publication.published import TABLES, PublishedTable
from generator.publication.tables import GEOMETRY
from generator.warehouse.store import Build, Store

OPPORTUNITY, TERRITORY = "opportunity_id", "epci_code"
# Said once, where the rows are or by the criteria of the build, not on each of a million rows.
REPEATED = {
    OPPORTUNITY: (
        "opportunity_id", "epci_code", "activity_id", "activity_label_fr", "criterion_label_fr",
        "unit", "floor", "ceiling", "direction", "source_fr",
    ),
    TERRITORY: ("epci_code",),
}  # fmt: skip
WITH_SOURCES = ("out_existing_supply", "out_followups")  # whose source is each row's own
# Drawn as paths, with their shapes.
DRAWN = "out_communes"


@dataclass(frozen=True)
class Published:
    """One published table: its file, what its rows speak of, the columns to keep and their type."""

    table: PublishedTable
    path: Path
    subject: str | None
    columns: tuple[str, ...]
    kinds: Mapping[str, str]


def published(store: Store, build: Build) -> list[Published]:
    """List the tables of a build by what they speak of: an opportunity, a territory, or all."""
    return [
        _described(table, store.table_path(build, table.name))
        for table in TABLES
        if table.name != DRAWN
    ]


def documents(
    con: duckdb.DuckDBPyConnection, tables: Sequence[Published], epci_codes: Sequence[str]
) -> dict[str, str]:
    """Gather the rows of several tables, subject by subject.

    Returns
    -------
    dict, subject → JSON text
        An object: table → its rows, in the order of the release.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for one in tables:
        for subject, text in _rows(con, one, epci_codes):
            found[subject].append(f'"{one.table.name}":[{text}]')
    return {subject: f"{{{','.join(texts)}}}" for subject, texts in found.items()}


def shared(con: duckdb.DuckDBPyConnection, tables: Sequence[Published]) -> str:
    """Gather the tables that serve every territory, as one JSON object."""
    texts = []
    for one in tables:
        found = con.execute(f"select {_rows_as_json(one)} from read_parquet(?)", [str(one.path)])
        [(text,)] = found.fetchall()
        texts.append(f'"{one.table.name}":[{text or ""}]')
    return f"{{{','.join(texts)}}}"


def _described(table: PublishedTable, path: Path) -> Published:
    schema = pq.read_schema(path)
    names = schema.names
    subject = next(
        (
            name
            for name, is_it in (
                (OPPORTUNITY, OPPORTUNITY in table.order),
                (TERRITORY, TERRITORY in names),
            )
            if is_it
        ),
        None,
    )
    told = {*REPEATED.get(subject or "", ()), GEOMETRY}
    if table.name in WITH_SOURCES:
        told.remove("source_fr")
    kept = tuple(name for name in names if name not in told)
    kinds = {name: str(schema.field(name).type) for name in kept}
    return Published(table, path, subject, kept, kinds)


def _rows(
    con: duckdb.DuckDBPyConnection, one: Published, epci_codes: Sequence[str]
) -> list[tuple[str, str]]:
    # An opportunity's identifier begins with its EPCI's code; the ends let the engine skip what
    # comes before and after in a file that is in this order.
    rows: list[tuple[str, str]] = con.execute(
        f"select {one.subject}, {_rows_as_json(one)} from read_parquet($path) "
        f"where {one.subject} between $first and $last "
        f"and left({one.subject}, 9) in (select unnest($codes)) group by {one.subject}",
        {
            "path": str(one.path),
            "codes": list(epci_codes),
            "first": min(epci_codes),
            "last": f"{max(epci_codes)}~",
        },
    ).fetchall()
    return rows


def _rows_as_json(one: Published) -> str:
    # Joined by hand: twice as fast as a list that DuckDB sorts, then writes.
    cells = ", ".join(f"'{name}': \"{name}\"" for name in one.columns)
    order = [f'"{key}"' for key in one.table.order if key != one.subject] or ["1"]
    return f"string_agg(to_json({{{cells}}}), ',' order by {', '.join(order)})"
