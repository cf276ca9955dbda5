"""The marks of an opportunity, axis by axis: the sentence, then the bar, then the figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from generator.french import UNKNOWN, number, sentence, text_of
from generator.review.drawing import score_bar
from generator.review.reading.subject import Row, Subject
from generator.review.trial.asked import weight_fr


@dataclass(frozen=True)
class Marked:
    """One axis as the page shows it."""

    label_fr: str
    sentence_fr: str
    bar: SafeString
    mark_fr: str
    bounds_fr: str
    weight_fr: str
    part_fr: str
    source_fr: str
    method_fr: str
    is_missing: bool


def axes(subject: Subject, tried: Mapping[str, float]) -> dict[str, list[Marked]]:
    """Tell each axis, the weightiest first; what is unknown is apart and is never a zero.

    Parameters
    ----------
    tried
        Criterion → weight tried in place of the one of the build; its part of the score follows.
    """
    criteria = {row["criterion_id"]: row for row in subject.shared("out_criteria")}
    rows = sorted(
        _weighed(subject.own("out_opportunity_parts"), tried),
        key=lambda row: (-row["weight"], row["criterion_id"]),
    )
    every = [_marked(row, criteria.get(row["criterion_id"], {})) for row in rows]
    return {
        "known": [axis for axis in every if not axis.is_missing],
        "unknown": [axis for axis in every if axis.is_missing],
    }


def _weighed(rows: list[Row], tried: Mapping[str, float]) -> list[Row]:
    """Give each axis the weight tried, and the part of the score that it would bring."""
    if not tried:
        return rows
    moved = [row | {"weight": tried.get(row["criterion_id"], row["weight"])} for row in rows]
    total = sum(row["weight"] for row in moved if not row["is_missing"])
    return [
        row
        if row["is_missing"] or not total
        else row | {"part": row["mark"] * row["weight"] / total}
        for row in moved
    ]


def _marked(row: Row, criterion: Row) -> Marked:
    low, high = row["mark_low"], row["mark_high"]
    is_between = round(low) != round(high)
    return Marked(
        label_fr=text_of(criterion.get("criterion_label_fr") or row["criterion_id"]),
        sentence_fr=sentence(row["sentence_fr"] or ""),
        bar=score_bar(row["mark"], low, high),
        mark_fr=number(row["mark"]),
        bounds_fr=f"entre {number(low)} et {number(high)}" if is_between else "",
        weight_fr=weight_fr(row["weight"]),
        part_fr=UNKNOWN if row["part"] is None else number(row["part"], 1),
        source_fr=text_of(criterion.get("source_fr")),
        method_fr=text_of(criterion.get("method_fr")),
        is_missing=bool(row["is_missing"]),
    )


def moves(subject: Subject) -> list[str]:
    """Say what would change its rank: another weight, other weights at random, missing data."""
    [row] = subject.own("out_sensitivity") or [{}]
    names = ("change_fr", "draws_fr", "missing_ends_fr")
    return [sentence(row[name]) for name in names if row.get(name)]
