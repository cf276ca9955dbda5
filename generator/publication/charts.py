"""Bars drawn as SVG, in points, with the sentence that says what they show."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.french import listed

FONT = "Source Sans Pro"
INK = "#1d2b36"
BAR = "#2f6f75"
TRACK = "#e8eeed"
WIDTH_PT = 244.0
LABEL_PT = 8.6
BAR_PT = 7.0
GAP_PT = 7.0
VALUE_PT = 62.0
# Mean width of a character of the font, as a share of its size; measured on French labels.
CHARACTER_EM = 0.5
LEADERS = 3


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its length, and its value as printed."""

    label_fr: str
    value: float
    value_fr: str


@dataclass(frozen=True)
class Chart:
    """A drawing and what it shows, for those who do not see it."""

    svg: str
    alt_fr: str


def bar_chart(bars: Sequence[Bar], subject_fr: str) -> Chart:
    """Draw horizontal bars, each under its whole label, on a scale that begins at zero."""
    longest = max(bar.value for bar in bars)
    parts: list[str] = []
    y = 0.0
    for bar in bars:
        for line in textwrap.wrap(bar.label_fr, int(WIDTH_PT / (LABEL_PT * CHARACTER_EM))):
            y += LABEL_PT
            parts.append(_text(0, y, line))
            y += 2
        length = (WIDTH_PT - VALUE_PT) * (bar.value / longest if longest else 0)
        parts.append(_box(WIDTH_PT - VALUE_PT, y, TRACK) + _box(length, y, BAR))
        parts.append(_text(WIDTH_PT - VALUE_PT + 5, y + BAR_PT, bar.value_fr, "bold"))
        y += BAR_PT + GAP_PT
    height = y - GAP_PT + 2
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_PT}" height="{height:.1f}" '
        f'viewBox="0 0 {WIDTH_PT} {height:.1f}">{"".join(parts)}</svg>'
    )
    return Chart(svg, _finding(bars, subject_fr))


def _finding(bars: Sequence[Bar], subject_fr: str) -> str:
    first = [f"{bar.label_fr} ({bar.value_fr})" for bar in bars[:LEADERS]]
    rest = [f"{bar.label_fr} ({bar.value_fr})" for bar in bars[LEADERS:]]
    after = f" Viennent ensuite {listed(rest)}." if rest else ""
    return f"{subject_fr}, dans l’ordre : {listed(first)}.{after}"


def _box(width: float, y: float, colour: str) -> str:
    return f'<rect x="0" y="{y:.1f}" width="{width:.1f}" height="{BAR_PT}" fill="{colour}"/>'


def _text(x: float, y: float, text: str, weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{LABEL_PT}" '
        f'font-weight="{weight}" fill="{INK}">{escape(text)}</text>'
    )
