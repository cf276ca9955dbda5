"""Rank again what was loaded, territory by territory, under the weights tried."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from django.db.models import TextField
from django.db.models.functions import Cast

from generator.opportunities.scoring import HOLDS
from generator.opportunities.standings import Grid, rerank
from generator.review.models import Build, Place
from generator.review.models.published import OpportunityQuerySet
from generator.review.trial.marks import cells_of


class Kept(NamedTuple):
    """What is read of an opportunity to rank it again; the order of the columns asked."""

    pk: int
    build_id: str
    epci_code: str
    activity_id: str
    rank: int
    class_id: str
    held_by: str
    has_refused_gate: bool
    may_be_first: bool


# The marks come as they are written: all are read at once.
MARKS = Cast("marks", TextField())
COLUMNS = (
    "pk", "territory__build_id", "territory__epci_code", "activity_id", "rank", "class_id",
    "held_by", "has_refused_gate", "may_be_first",
)  # fmt: skip


class Moved(NamedTuple):
    """Where an opportunity stood, and stands."""

    kept: Kept
    place: Place


class Stood(NamedTuple):
    """Where the weights tried put an opportunity; ``held_by`` is what they alone hold."""

    rank: int
    score: float
    score_low: float
    score_high: float
    weight_present_share: float
    class_id: str
    held_by: str


@dataclass(frozen=True)
class Places(Mapping[int, Moved]):
    """Primary key → where an opportunity stood and stands: told one by one, for those shown.

    Thousands are ranked for the tens that a page shows, or that it counts.
    """

    kept: Mapping[int, Kept] = field(default_factory=dict)
    stood: Mapping[int, Stood] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by build, then class

    def __getitem__(self, key: int) -> Moved:
        """Tell one."""
        kept, stood = self.kept[key], self.stood[key]
        return Moved(
            kept,
            Place(
                stood.rank, None if np.isnan(stood.score) else stood.score,
                stood.score_low, stood.score_high, stood.weight_present_share,
                stood.class_id, self.labels[kept.build_id][stood.class_id],
                _held(kept.held_by, stood.held_by),
            ),
        )  # fmt: skip

    def __iter__(self) -> Iterator[int]:
        """Name them all."""
        return iter(self.kept)

    def __len__(self) -> int:
        """Count them."""
        return len(self.kept)

    @property
    def moved_count(self) -> int:
        """How many have another rank."""
        return sum(kept.rank != self.stood[key].rank for key, kept in self.kept.items())

    @property
    def reclassed_count(self) -> int:
        """How many are in another class."""
        return sum(kept.class_id != self.stood[key].class_id for key, kept in self.kept.items())


def placed(scope: OpportunityQuerySet, weights: Mapping[str, float]) -> Places:
    """Rank again, each inside its EPCI, opportunities given with all those of their EPCIs.

    A criterion that one of the builds does not have is left aside there.
    """
    by_build: dict[str, list[Kept]] = defaultdict(list)
    marks: dict[str, list[str]] = defaultdict(list)
    rows = scope.order_by("territory__epci_code", "activity_id")
    for *told, text in rows.values_list(*COLUMNS, MARKS):
        kept = Kept(*told)
        by_build[kept.build_id].append(kept)
        marks[kept.build_id].append(text)
    stood: dict[int, Stood] = {}
    labels = {}
    for build_id, build in Build.objects.in_bulk(list(by_build)).items():
        of_build = by_build[build_id]
        stood |= _stood(of_build, grid_of(of_build, marks[build_id], build.tables), weights, build)
        steps = build.tables["out_classes"]
        labels[build_id] = {row["class_id"]: row["class_label_fr"] for row in steps}
    return Places({one.pk: one for some in by_build.values() for one in some}, stood, labels)


def _stood(
    rows: Sequence[Kept], grid: Grid, weights: Mapping[str, float], build: Build
) -> dict[int, Stood]:
    found = rerank(grid, weights, pd.DataFrame(build.tables["out_classes"]))
    columns = (found[name].tolist() for name in Stood._fields)
    return dict(zip((one.pk for one in rows), map(Stood, *columns), strict=True))


def grid_of(rows: Sequence[Kept], marks: Sequence[str], tables: Mapping[str, Any]) -> Grid:
    """Lay out the marks that were loaded of one build, by EPCI then activity."""
    criteria = sorted(tables["out_criteria"], key=lambda row: str(row["criterion_id"]))
    names = [row["criterion_id"] for row in criteria]
    cells = cells_of(marks, names)
    bounds = sorted((row["rank_order"], row["min_score"]) for row in tables["out_classes"])
    return Grid(
        rows=pd.DataFrame(
            {
                "opportunity_id": [one.pk for one in rows],
                "epci_code": [one.epci_code for one in rows],
                "has_refused_gate": [one.has_refused_gate for one in rows],
                "may_be_first": [one.may_be_first for one in rows],
            }
        ),
        criteria=tuple(names),
        weights=np.array([row["weight"] for row in criteria], dtype=float),
        vetoes=np.array([row["veto"] if row["is_core"] else None for row in criteria], dtype=float),
        mark=cells[:, :, 0],
        low=cells[:, :, 1],
        high=cells[:, :, 2],
        first=float(bounds[0][1]),
        second=float(bounds[1][1]),
    )


def _held(published: str, moved: str) -> str:
    """Put together what holds it whatever the weights and what holds it under these."""
    fixed = {"besoin", "supplementarite"} & set(published.split(", "))
    names = fixed | set(moved.split(", "))
    return ", ".join(name for name in HOLDS if name in names)


def scope_of(rows: OpportunityQuerySet, epci_code: str | None) -> OpportunityQuerySet:
    """Keep the whole of one territory, or of all: a rank is among all those of its EPCI."""
    return rows if epci_code is None else rows.filter(territory__epci_code=epci_code)
