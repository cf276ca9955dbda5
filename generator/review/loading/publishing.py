"""Write a build into the database: its territories, their opportunities, then forget the old."""

import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import duckdb
from django.db import connection, transaction
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from generator.catalogues.weightings import REFERENCE
from generator.folding import fold
from generator.review.configuration import LOCK_SECONDS
from generator.review.frames import KINDS
from generator.review.loading.documents import (
    DRAWN,
    OPPORTUNITY,
    TERRITORY,
    documents,
    published,
    shared,
)
from generator.review.loading.outlines import drawings
from generator.review.loading.ranked import ranked
from generator.review.loading.sweeping import sweep
from generator.review.models import Build, Opportunity, OpportunitySheet, Territory
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.store import Build as Made
from generator.warehouse.store import Store

log = logging.getLogger(__name__)
TOGETHER = 120  # EPCIs read at once: some 8,400 opportunities, a hundred megabytes of text
ROWS_A_WRITE = 500
LOADING = 20_261_123  # the name of the lock that loads take in turn on a server


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and in how long."""

    build_id: str
    territory_count: int
    opportunity_count: int
    seconds: float


def load(
    store: Store,
    made: Made,
    epci_codes: Sequence[str],
    *,
    kept: int,
    engine: EngineOptions | None = None,
) -> Loaded:
    """Load the chosen EPCIs of a build: all of them, or nothing.

    They become the current ones of these EPCIs; what was loaded of others stays. Decisions are
    not touched: they hang on the identifiers.

    Parameters
    ----------
    kept
        How many builds to keep of each EPCI, this one included.

    Raises
    ------
    DataError
        If the build is older than a table that pages read.
    """
    began = time.perf_counter()
    codes = sorted(set(epci_codes))
    count = 0
    with connect(engine) as con, transaction.atomic():
        _in_turn()
        loading = _Loading(con, store, made)
        build = loading.write_build()
        for start in range(0, len(codes), TOGETHER):
            count += loading.write(build, codes[start : start + TOGETHER])
        _forget(codes, kept)
        sweep()
    seconds = time.perf_counter() - began
    log.info("revue : %s opportunités chargées en %.1f s", count, seconds)
    return Loaded(made.build_id, len(codes), count, seconds)


@dataclass(frozen=True)
class _Loading:
    """One build being read, some EPCIs at a time."""

    con: duckdb.DuckDBPyConnection
    store: Store
    made: Made

    @cached_property
    def tables(self) -> dict[str | None, list[Any]]:
        """The published tables, by what their rows speak of."""
        every = published(self.store, self.made)
        return {
            subject: [one for one in every if one.subject == subject]
            for subject in (OPPORTUNITY, TERRITORY, None)
        }

    def write_build(self) -> Build:
        """Write the build and the tables that serve every territory."""
        tables = json.loads(shared(self.con, self.tables[None])) | {KINDS: self._kinds()}
        build, _ = Build.objects.update_or_create(
            build_id=self.made.build_id,
            defaults={
                "created_on": date.fromisoformat(self.made.created_at[:10]),
                "weighting_id": str(self.made.context.get("weighting", REFERENCE)),
                "tables": tables,
            },
        )
        return build

    def _kinds(self) -> dict[str, Mapping[str, str]]:
        """Say what each column holds: rows that a territory has none of tell nothing of it."""
        return {one.table.name: one.kinds for some in self.tables.values() for one in some}

    def write(self, build: Build, codes: Sequence[str]) -> int:
        """Write some EPCIs in place of what this build had of them; count their opportunities."""
        _erase(Territory.objects.filter(build=build, epci_code__in=codes))
        Territory.objects.filter(epci_code__in=codes).update(is_current=False)
        territories = Territory.objects.bulk_create(self._territories(build, codes))
        ids = {territory.epci_code: territory.pk for territory in territories}
        rows = ranked(self.con, self.store, self.made, codes)
        opportunities = [
            Opportunity(
                territory_id=ids[row.pop(TERRITORY)], search=fold(row["activity_label_fr"]), **row
            )
            for row in rows
        ]
        made = Opportunity.objects.bulk_create(opportunities, batch_size=ROWS_A_WRITE)
        texts = documents(self.con, self.tables[OPPORTUNITY], codes)
        OpportunitySheet.objects.bulk_create(
            [OpportunitySheet(opportunity=one, tables=texts[one.opportunity_id]) for one in made],
            batch_size=ROWS_A_WRITE,
        )
        return len(made)

    def _territories(self, build: Build, codes: Sequence[str]) -> list[Territory]:
        texts = documents(self.con, self.tables[TERRITORY], codes)
        paths = drawings(self.store.table_path(self.made, DRAWN), codes)
        return [
            _territory(build, code, json.loads(texts[code]) | {DRAWN: paths.get(code, [])})
            for code in codes
        ]


def _in_turn() -> None:
    """Wait for whoever loads already; SQLite has one writer at a time and needs no asking."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"set local lock_timeout = '{LOCK_SECONDS}s'")
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOADING])


def _territory(build: Build, code: str, tables: dict[str, Any]) -> Territory:
    [told] = tables["out_territories"]
    words = [told["epci_name"], code, told["departement_name"], told["departement_code"]]
    return Territory(
        build=build,
        epci_code=code,
        epci_name=told["epci_name"],
        departement_code=told["departement_code"] or "",
        departement_name=told["departement_name"] or "",
        population=told["population"],
        statement_count=told["statement_count"],
        opportunity_count=told["opportunity_count"],
        is_demo=bool(told["is_demo"]),
        search=fold(" ".join(word for word in words if word)),
        is_current=True,
        tables=tables,
    )


def _forget(codes: Sequence[str], kept: int) -> None:
    """Forget the oldest builds of these EPCIs, then the builds that nothing speaks of any more."""
    newest = (F("is_current").desc(), F("build__loaded_at").desc(), F("pk").desc())
    placed = Territory.objects.filter(epci_code__in=codes).annotate(
        place=Window(RowNumber(), partition_by="epci_code", order_by=newest)
    )
    old = list(placed.filter(place__gt=kept).values_list("pk", flat=True))
    _erase(Territory.objects.filter(pk__in=old))
    Build.objects.filter(territories=None).delete()


def _erase(territories: QuerySet[Territory]) -> None:
    """Delete territories and what hangs on them: three statements, no row read."""
    OpportunitySheet.objects.filter(opportunity__territory__in=territories).delete()
    Opportunity.objects.filter(territory__in=territories).delete()
    territories.delete()
