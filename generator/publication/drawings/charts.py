"""Bars drawn as SVG, in points, with the sentence that says what they show."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.french import typographic
from generator.publication.drawings.sheet import CHARACTER_EM, FONT, INK, Drawing, sheet

BAR = "#2f6f75"
TRACK = "#e8eeed"
WIDTH_PT = 244.0
LABEL_PT = 8.6
BAR_PT = 7.0
GAP_PT = 7.0
VALUE_PT = 98.0  # room for « 20 %, entre 15 et 26 % »
TICK_PT = 2.2


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its length and value as printed, and the interval around it."""

    label_fr: str
    value: float
    value_fr: str
    span: tuple[float, float] | None = None
    span_fr: str = ""

    @property
    def told_fr(self) -> str:
        """Value, then its interval in words."""
        return ", ".join(text for text in (self.value_fr, self.span_fr) if text)


def bar_chart(bars: Sequence[Bar], subject_fr: str) -> Drawing:
    """Draw horizontal bars, each under its whole label, on a scale that begins at zero.

    Where an interval is known, a line joins its bounds across the bar.
    """
    longest = max(end for bar in bars for end in (bar.value, *(bar.span or ())))
    scale = (WIDTH_PT - VALUE_PT) / longest if longest else 0.0
    parts: list[str] = []
    y = 0.0
    for bar in bars:
        for line in textwrap.wrap(bar.label_fr, int(WIDTH_PT / (LABEL_PT * CHARACTER_EM))):
            y += LABEL_PT
            parts.append(_text(0, y, escape(line)))
            y += 2
        parts.append(_box(WIDTH_PT - VALUE_PT, y, TRACK) + _box(bar.value * scale, y, BAR))
        if bar.span:
            parts.append(_span(bar.span[0] * scale, bar.span[1] * scale, y + BAR_PT / 2))
        parts.append(_text(WIDTH_PT - VALUE_PT + 5, y + BAR_PT, _value(bar)))
        y += BAR_PT + GAP_PT
    height = y - GAP_PT + 2
    alt_fr = _finding(bars, subject_fr)
    body = "".join(parts)
    return Drawing(sheet(WIDTH_PT, height, body, title_fr=subject_fr, alt_fr=alt_fr), alt_fr)


def _finding(bars: Sequence[Bar], subject_fr: str) -> str:
    told = " ; ".join(f"{bar.label_fr} : {bar.told_fr}" for bar in bars)
    return typographic(f"{subject_fr}, dans l'ordre. {told}.")


def _value(bar: Bar) -> str:
    after = f", {escape(bar.span_fr)}" if bar.span_fr else ""
    return f'<tspan font-weight="bold">{escape(bar.value_fr)}</tspan>{after}'


def _span(low: float, high: float, y: float) -> str:
    ends = "".join(f"M{x:.1f} {y - TICK_PT:.1f}V{y + TICK_PT:.1f}" for x in (low, high))
    line = f"M{low:.1f} {y:.1f}H{high:.1f}{ends}"
    # A pale line under the dark one keeps it seen on the bar and beyond it, in grey too.
    return (
        f'<path d="{line}" fill="none" stroke="#ffffff" stroke-width="2.2"/>'
        f'<path d="{line}" fill="none" stroke="{INK}" stroke-width="0.9"/>'
    )


def _box(width: float, y: float, colour: str) -> str:
    return f'<rect x="0" y="{y:.1f}" width="{width:.1f}" height="{BAR_PT}" fill="{colour}"/>'


def _text(x: float, y: float, text: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{LABEL_PT}" '
        f'fill="{INK}">{text}</text>'
    )
