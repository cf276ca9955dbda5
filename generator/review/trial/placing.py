"""Rank again what was loaded, territory by territory, under the weights tried."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from generator.opportunities.scoring import HOLDS, MARK_MAX
from generator.opportunities.standings import Floats, Grid, rerank
from generator.review.models import Build, Place
from generator.review.models.published import OpportunityQuerySet

CELLS = 3  # a mark, its lowest, its highest
UNKNOWN = (np.nan, 0.0, MARK_MAX)


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
    marks: Mapping[str, Sequence[float | None]]


COLUMNS = (
    "pk", "territory__build_id", "territory__epci_code", "activity_id", "rank", "class_id",
    "held_by", "has_refused_gate", "may_be_first", "marks",
)  # fmt: skip


class Moved(NamedTuple):
    """Where an opportunity stood, and stands."""

    kept: Kept
    place: Place

    @property
    def places_gained(self) -> int:
        """How many places it gained; lost, below zero."""
        return self.kept.rank - self.place.rank

    @property
    def changes_class(self) -> bool:
        """Whether it is in another class."""
        return self.kept.class_id != self.place.class_id


def placed(scope: OpportunityQuerySet, weights: Mapping[str, float]) -> dict[int, Moved]:
    """Rank again, each inside its EPCI, opportunities given with all those of their EPCIs.

    A criterion that one of the builds does not have is left aside there.

    Returns
    -------
    dict, primary key → where it stood and stands
    """
    by_build: dict[str, list[Kept]] = defaultdict(list)
    for row in scope.order_by("territory__epci_code", "activity_id").values_list(*COLUMNS):
        kept = Kept(*row)
        by_build[kept.build_id].append(kept)
    builds = Build.objects.in_bulk(list(by_build))
    found: dict[int, Moved] = {}
    for build_id, rows in by_build.items():
        found |= _placed(rows, builds[build_id].tables, weights)
    return found


def _placed(
    rows: Sequence[Kept], tables: Mapping[str, Any], weights: Mapping[str, float]
) -> dict[int, Moved]:
    steps = pd.DataFrame(tables["out_classes"])
    labels = dict(zip(steps["class_id"], steps["class_label_fr"], strict=True))
    found = rerank(grid_of(rows, tables), weights, steps)
    columns = zip(
        rows, found["rank"].tolist(), found["score"].tolist(), found["score_low"].tolist(),
        found["score_high"].tolist(), found["weight_present_share"].tolist(),
        found["class_id"].tolist(), found["held_by"].tolist(), strict=True,
    )  # fmt: skip
    return {
        kept.pk: Moved(
            kept,
            Place(
                rank, None if np.isnan(score) else score, low, high, share,
                class_id, labels[class_id], _held(kept.held_by, moved),
            ),
        )
        for kept, rank, score, low, high, share, class_id, moved in columns
    }  # fmt: skip


def grid_of(rows: Sequence[Kept], tables: Mapping[str, Any]) -> Grid:
    """Lay out the marks that were loaded of one build, by EPCI then activity."""
    criteria = sorted(tables["out_criteria"], key=lambda row: str(row["criterion_id"]))
    names = [row["criterion_id"] for row in criteria]
    cells = _cells(rows, names)
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


def _cells(rows: Sequence[Kept], names: Sequence[str]) -> Floats:
    told: list[float | None] = []
    for one in rows:
        for name in names:
            told += one.marks.get(name, UNKNOWN)
    return np.array(told, dtype=float).reshape(len(rows), len(names), CELLS)


def _held(published: str, moved: str) -> str:
    """Put together what holds it whatever the weights and what holds it under these."""
    fixed = {"besoin", "supplementarite"} & set(published.split(", "))
    names = fixed | set(moved.split(", "))
    return ", ".join(name for name in HOLDS if name in names)


def scope_of(rows: OpportunityQuerySet, epci_code: str | None) -> OpportunityQuerySet:
    """Keep the whole of one territory, or of all: a rank is among all those of its EPCI."""
    return rows if epci_code is None else rows.filter(territory__epci_code=epci_code)
