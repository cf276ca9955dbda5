"""A sheet of SVG in points: what it is called, what it shows, and the text written on it."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.french import typographic

FONT = "Source Sans Pro, Source Sans 3, sans-serif"  # a page may lack the first
INK = "#1d2b36"
PAPER = "#ffffff"
# The smallest text that is still read on paper; the drawings are printed at their own width.
TEXT_PT = 7.6
LINE_PT = 9.4
# Mean width of a character of the font, as a share of its size; measured on French labels.
CHARACTER_EM = 0.5
BOLDER = 1.15  # short names in bold hold more capitals, hence wider letters


@dataclass(frozen=True)
class Drawing:
    """A drawing and the sentence that says what it shows, for those who do not see it."""

    svg: str
    alt_fr: str


def sheet(
    width: float, height: float, body: str, *, title_fr: str, alt_fr: str, definitions: str = ""
) -> str:
    """Close a sheet: its first children are the title and the description a voice reads."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.1f}" '
        f'height="{height:.1f}" viewBox="0 0 {width:.1f} {height:.1f}">'
        f"<title>{escape(title_fr)}</title><desc>{escape(alt_fr)}</desc>"
        f"{definitions}{body}</svg>"
    )


def write(
    x: float,
    y: float,
    text_fr: str,
    *,
    anchor: str = "start",
    is_bold: bool = False,
    has_halo: bool = False,
) -> str:
    """Write one line; a halo keeps it legible over any fill."""
    weight = ' font-weight="600"' if is_bold else ""
    halo = (
        f' stroke="{PAPER}" stroke-width="2.2" stroke-linejoin="round" paint-order="stroke"'
        if has_halo
        else ""
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONT}" '
        f'font-size="{TEXT_PT}"{weight} fill="{INK}"{halo}>{escape(typographic(text_fr))}</text>'
    )


def text_width(text_fr: str, *, is_bold: bool = False) -> float:
    """Estimate the width of a line, in points."""
    return len(text_fr) * TEXT_PT * CHARACTER_EM * (BOLDER if is_bold else 1.0)


def lines_of(text_fr: str, width: float) -> list[str]:
    """Cut a text into lines that fit a width; a text is never shortened."""
    return textwrap.wrap(typographic(text_fr), max(1, int(width / (TEXT_PT * CHARACTER_EM))))


def paragraph(texts_fr: Sequence[str], y: float, width: float) -> tuple[str, float]:
    """Write texts one under the other from ``y``; return them and where they end."""
    parts = []
    for text_fr in texts_fr:
        for line in lines_of(text_fr, width):
            y += LINE_PT
            parts.append(write(0, y, line))
    return "".join(parts), y


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG for two colours ``#rrggbb``, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    knee = 0.03928
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= knee else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
