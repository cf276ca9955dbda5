"""The marks of an opportunity, axis by axis: a bar, what is not sure of it, and what is unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.french import counted, listed, number, typographic, within
from generator.publication.briefs.palette import COLOURS
from generator.publication.drawings.sheet import (
    TEXT_PT,
    Drawing,
    lines_of,
    sheet,
    write,
)

WIDTH_PT = 250.0
LABEL_PT = 118.0
VALUE_PT = 34.0
TRACK_PT = WIDTH_PT - LABEL_PT - VALUE_PT
BAR_PT = 6.0
GAP_PT = 4.0
LINE_PT = 8.8
TOP = 100.0
UNKNOWN = "inconnu"


@dataclass(frozen=True)
class Mark:
    """One axis: its name, its mark from 0 to 100 with its bounds; unknown, no mark at all."""

    label_fr: str
    mark: float | None
    low: float | None = None
    high: float | None = None


def mark_chart(marks: Sequence[Mark]) -> Drawing:
    """Draw one bar an axis; a line joins its bounds, and an unknown one has a dashed track."""
    parts: list[str] = []
    y = 0.0
    for mark in marks:
        lines = lines_of(mark.label_fr, LABEL_PT - 4)
        height = max(len(lines) * LINE_PT, BAR_PT)
        for position, line in enumerate(lines):
            parts.append(write(0, y + LINE_PT * (position + 1) - 2, line))
        parts.append(_bar(mark, y + (height - BAR_PT) / 2))
        y += height + GAP_PT
    title, alt = "Notes de chaque axe, sur 100", typographic(_finding(marks))
    return Drawing(sheet(WIDTH_PT, y, "".join(parts), title_fr=title, alt_fr=alt), alt)


def _bar(mark: Mark, y: float) -> str:
    value_x = WIDTH_PT - VALUE_PT + 4
    written = write(value_x, y + TEXT_PT * 0.8, _told(mark.mark), is_bold=mark.mark is not None)
    if mark.mark is None:
        middle = y + BAR_PT / 2
        return (
            f'<path d="M{LABEL_PT:.1f} {middle:.1f}h{TRACK_PT:.1f}" stroke="{COLOURS["quiet"]}" '
            f'stroke-width="0.8" stroke-dasharray="2 2" fill="none"/>{written}'
        )
    return (
        _box(TRACK_PT, y, COLOURS["track"])
        + _box(TRACK_PT * mark.mark / TOP, y, COLOURS["bar"])
        + _span(mark, y + BAR_PT / 2)
        + written
    )


def _box(width: float, y: float, colour: str) -> str:
    return (
        f'<rect x="{LABEL_PT:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR_PT}" '
        f'fill="{escape(colour)}"/>'
    )


def _span(mark: Mark, y: float) -> str:
    if mark.low is None or mark.high is None or mark.low == mark.high:
        return ""
    low, high = (LABEL_PT + TRACK_PT * end / TOP for end in (mark.low, mark.high))
    line = f"M{low:.1f} {y:.1f}H{high:.1f}"
    return (
        f'<path d="{line}" fill="none" stroke="{COLOURS["paper"]}" stroke-width="2.2"/>'
        f'<path d="{line}" fill="none" stroke="{COLOURS["ink"]}" stroke-width="0.9"/>'
    )


def _told(mark: float | None) -> str:
    return UNKNOWN if mark is None else number(mark)


def _finding(marks: Sequence[Mark]) -> str:
    known = sorted((m for m in marks if m.mark is not None), key=lambda m: -(m.mark or 0))
    unknown = [within(m.label_fr) for m in marks if m.mark is None]
    told = " ; ".join(f"{within(m.label_fr)} {_with_bounds(m)}" for m in known)
    begin = f"Notes sur 100 de {counted(len(known), 'axe connu', 'axes connus')} : {told}."
    return f"{begin} Inconnus : {listed(unknown)}." if unknown else begin


def _with_bounds(mark: Mark) -> str:
    if mark.low is None or mark.high is None or mark.low == mark.high:
        return _told(mark.mark)
    return f"{_told(mark.mark)}, entre {number(mark.low)} et {number(mark.high)}"
