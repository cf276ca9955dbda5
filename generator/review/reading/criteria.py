"""What a build marks and ranks by: its criteria, and the classes it gives."""

from generator.review.models import Build
from generator.review.selection import Axis


def axes_of(build: Build | None) -> list[Axis]:
    """List the criteria of a build, the weightiest first."""
    rows = [] if build is None else build.rows("out_criteria")
    axes = [Axis(row["criterion_id"], row["criterion_label_fr"], row["weight"]) for row in rows]
    return sorted(axes, key=lambda axis: -axis.weight)


def classes_of(build: Build | None) -> list[tuple[str, str]]:
    """List the classes of a build, the first one first."""
    rows = [] if build is None else build.rows("out_classes")
    ordered = sorted(rows, key=lambda row: int(row["rank_order"]))
    return [(row["class_id"], row["class_label_fr"]) for row in ordered]


def first_score_of(build: Build | None) -> float:
    """Return the score from which the first class begins."""
    rows = [] if build is None else build.rows("out_classes")
    return max((float(row["min_score"]) for row in rows), default=0.0)
