"""Small drawings inside a row: paths and attributes only, since no style may be inline."""

from collections.abc import Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from generator.french import UNKNOWN, number
from generator.opportunities.scoring import MARK_MAX
from generator.review.selection import Axis

STEP, BAR, HEIGHT = 7, 5, 24
UNKNOWN_HEIGHT = 2


def mark_bars(marks: Mapping[str, Sequence[float | None]], axes: Sequence[Axis]) -> SafeString:
    """Draw the mark of each axis as a bar; an unknown one is a dash at the foot, never a zero."""
    known, unknown, told = [], [], []
    for position, axis in enumerate(axes):
        mark = (marks.get(axis.criterion_id) or [None])[0]
        told.append(f"{axis.label_fr} {UNKNOWN if mark is None else number(mark)}")
        if mark is None:
            unknown.append(_bar(position, UNKNOWN_HEIGHT))
        else:
            # A mark of zero is known: a hairline tells it from nothing at all.
            known.append(_bar(position, max(mark / MARK_MAX * HEIGHT, 0.5)))
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
        '<path class="known" d="{}"/><path class="unknown" d="{}"/></svg>',
        *(len(axes) * STEP, HEIGHT) * 2, " ; ".join(told), "".join(known), "".join(unknown),
    )  # fmt: skip


def score_bar(score: float | None, low: float, high: float) -> SafeString:
    """Draw a score between its bounds, on a scale of 0 to 100; the text beside it says it."""
    tick = "" if score is None else f"M{score:.1f} 0h2v12h-2z"
    return format_html(
        '<svg class="score" viewBox="0 0 102 12" width="102" height="12" aria-hidden="true">'
        '<path class="track" d="M0 5h102v2h-102z"/><path class="range" d="M{} 3h{}v6h-{}z"/>'
        '<path class="tick" d="{}"/></svg>',
        f"{low:.1f}", f"{max(high - low, 1):.1f}", f"{max(high - low, 1):.1f}", tick,
    )  # fmt: skip


def _bar(position: int, height: float) -> str:
    return f"M{position * STEP} {HEIGHT}v-{height:.1f}h{BAR}v{height:.1f}z"
