"""Fills that are told apart without colour: a ramp with textures, and two hatches for no value."""

from dataclasses import dataclass

from generator.publication.drawings.sheet import INK, PAPER

# One hue from light to dark: the order survives a grey photocopy.
COLOURS = ("#e6efed", "#bcd5d1", "#8ab5b3", "#4f8a8c", "#1f5c63")
CLASS_COUNT = len(COLOURS)
# Thin lines around areas, at least 3:1 on paper and on the three lightest colours.
EDGE = "#4a5961"
SWATCH_PT = (16.0, 8.0)
TILE_PT = 4


@dataclass(frozen=True)
class Fill:
    """A plain colour, and the name of the texture laid over it, if any."""

    colour: str
    texture: str = ""


UNKNOWN_FILL = Fill(PAPER, "inconnu")
WITHHELD_FILL = Fill(PAPER, "non-publie")

HATCH = "#6b777d"
# A tile holds its marks alone: tiles of a solid colour leave seams between them once printed.
_TEXTURES = {
    "points": f'<circle cx="2" cy="2" r="0.55" fill="{EDGE}"/>',
    "points-serres": (
        f'<circle cx="1" cy="1" r="0.6" fill="{INK}"/><circle cx="3" cy="3" r="0.6" fill="{INK}"/>'
    ),
    "lignes": f'<path d="M0 2H4" stroke="{PAPER}" stroke-width="0.7"/>',
    "inconnu": f'<path d="M0 4L4 0" stroke="{HATCH}" stroke-width="0.6"/>',
    "non-publie": f'<path d="M0 4L4 0M0 0L4 4" stroke="{HATCH}" stroke-width="0.6"/>',
}
# Each differs from its two neighbours: plain, dots, more dots, lines, plain.
_CLASSES = tuple(
    Fill(colour, texture)
    for colour, texture in zip(COLOURS, ("", "points", "points-serres", "lignes", ""), strict=True)
)


def class_fills(class_count: int) -> tuple[Fill, ...]:
    """Choose as many fills as classes, as far apart as the ramp allows, light to dark."""
    step = max(1, (CLASS_COUNT - 1) // max(1, class_count - 1))
    return _CLASSES[::step][:class_count]


def definitions() -> str:
    """Define every texture, once a sheet."""
    patterns = "".join(
        f'<pattern id="{name}" width="{TILE_PT}" height="{TILE_PT}" '
        f'patternUnits="userSpaceOnUse">{marks}</pattern>'
        for name, marks in _TEXTURES.items()
    )
    return f"<defs>{patterns}</defs>"


def painted(figure: str, fill: Fill, line: str) -> str:
    """Paint a figure (``path d="…"``) with its colour, then its texture, then its line."""
    plain = f'<{figure} fill="{fill.colour}" fill-rule="evenodd" {line}/>'
    if not fill.texture:
        return plain
    return f'{plain}<{figure} fill="url(#{fill.texture})" fill-rule="evenodd"/>'


def swatch(x: float, y: float, fill: Fill, *, is_outline: bool = False) -> str:
    """Draw the key of a fill in a legend."""
    width, height = SWATCH_PT
    line = (
        f'stroke="{INK}" stroke-width="1.6"'
        if is_outline
        else f'stroke="{EDGE}" stroke-width="0.5"'
    )
    figure = (
        f'rect x="{x + 1:.1f}" y="{y + 1:.1f}" width="{width - 2:.1f}" height="{height - 2:.1f}"'
    )
    return painted(figure, fill, line)
