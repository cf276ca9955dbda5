"""Areas filled by class, with their legend, their scale and the overseas where they stand."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from generator.french import agree, is_known, number, sentence, typographic
from generator.publication.drawings.classes import Bounds, Cut, class_of, value_classes
from generator.publication.drawings.fills import (
    EDGE,
    SWATCH_PT,
    UNKNOWN_FILL,
    WITHHELD_FILL,
    Fill,
    class_fills,
    definitions,
    painted,
    swatch,
)
from generator.publication.drawings.ground import (
    SCALE_HEIGHT_PT,
    Frame,
    Placed,
    outline_of,
    path_of,
    place,
    project,
    scale_bar,
)
from generator.publication.drawings.names import named_largest
from generator.publication.drawings.sheet import (
    INK,
    LINE_PT,
    PAPER,
    TEXT_PT,
    Drawing,
    lines_of,
    paragraph,
    sheet,
    text_width,
    write,
)

WIDTH_PT = 244.0
HEIGHT_PT = 215.0
MARGIN_PT = 3.0
INSET_WIDTH_PT = 82.0
INSET_GAP_PT = 5.0
AREA_LINE = f'stroke="{EDGE}" stroke-width="0.3" stroke-linejoin="round"'
FEWEST_DRAWN_INSETS = 5  # so that one territory alone is not drawn as large as the country


@dataclass(frozen=True)
class Words:
    """What a map says of its values: their name with the unit, whence, and what a blank means."""

    title_fr: str
    source_fr: str
    missing_fr: str = "pas de donnée"
    withheld_fr: str = "nombre non publié (secret statistique)"
    note_fr: str = ""
    told: Callable[[float], str] = number


@dataclass(frozen=True)
class LegendEntry:
    """One printed key: its fill, its words, and the key drawn alone for another layout."""

    fill: Fill
    text_fr: str
    is_outline: bool = False
    key_svg: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Draw the key alone."""
        width, height = SWATCH_PT
        drawn = swatch(0, 0, self.fill, is_outline=self.is_outline)
        key = sheet(
            width, height, drawn, title_fr=self.text_fr, alt_fr="", definitions=definitions()
        )
        object.__setattr__(self, "key_svg", key)


@dataclass(frozen=True)
class Choropleth:
    """A map ready to be laid out: the drawing of its areas, where it ends, and its legend."""

    body: str
    width: float
    bottom: float
    legend: tuple[LegendEntry, ...]
    reading_fr: tuple[str, ...]


def choropleth(
    areas: pd.DataFrame,
    words: Words,
    *,
    cut: Cut = Cut.QUANTILES,
    hot_codes: Collection[str] = (),
    width: float = WIDTH_PT,
    height: float = HEIGHT_PT,
) -> Choropleth:
    """Fill each area with the colour and texture of its class.

    Parameters
    ----------
    areas
        One row an area: ``area_code``, ``area_name``, ``geometry`` (longitude and latitude),
        ``crs`` (its legal projection), ``weight`` (the largest are named), ``value`` (null when
        unknown or withheld), ``is_withheld``, and ``inset_fr``: the name of the overseas
        territory it is drawn in, empty in mainland France and Corsica.
    words
        What the values are.
    cut
        How classes are cut.
    hot_codes
        Areas drawn with a heavy outline.
    width, height
        The box of the map with its scale bars, in points; the legend comes below.
    """
    drawn = areas.sort_values("area_code", ignore_index=True)
    drawn["shape"] = pd.Series(project(drawn), dtype="object")
    values = [float(value) for value in drawn["value"] if is_known(value)]
    classes = value_classes(values, cut)
    fills = [_fill(row, classes) for _, row in drawn.iterrows()]
    drawn["fill"] = pd.Series(fills, dtype="object")
    drawn["is_hot"] = drawn["area_code"].isin(list(hot_codes))
    body, bottom = _grounds(drawn, width, height)
    reading = [
        f"{sentence(cut.value)}" if len(classes) > 1 else "",
        f"Source : {words.source_fr}." if words.source_fr else "",
        words.note_fr,
        _scales_note(drawn),
    ]
    return Choropleth(
        body,
        width,
        bottom,
        tuple(_legend(drawn, classes, words)),
        tuple(typographic(text) for text in reading if text),
    )


def map_sheet(drawn: Choropleth, title_fr: str, alt_fr: str) -> Drawing:
    """Lay the map alone, for a layout that prints the legend as text."""
    body = drawn.body
    height = drawn.bottom
    return Drawing(
        sheet(
            drawn.width, height, body, title_fr=title_fr, alt_fr=alt_fr, definitions=definitions()
        ),
        alt_fr,
    )


def map_with_legend(drawn: Choropleth, title_fr: str, alt_fr: str) -> Drawing:
    """Lay the map with its title, legend, method, source and vintage: whole by itself."""
    title, top = [], 0.0
    for line in lines_of(title_fr, drawn.width):
        top += LINE_PT
        title.append(write(0, top, line, is_bold=True))
    top += MARGIN_PT
    keys, y = _keys(drawn, top + drawn.bottom + MARGIN_PT)
    notes, y = paragraph(drawn.reading_fr, y, drawn.width)
    body = f'{"".join(title)}<g transform="translate(0 {top:.1f})">{drawn.body}</g>{keys}{notes}'
    svg = sheet(
        drawn.width,
        y + MARGIN_PT,
        body,
        title_fr=title_fr,
        alt_fr=alt_fr,
        definitions=definitions(),
    )
    return Drawing(svg, alt_fr)


def _fill(row: pd.Series, classes: Bounds) -> Fill:
    if is_known(row["value"]):
        return class_fills(len(classes))[class_of(float(row["value"]), classes)]
    return WITHHELD_FILL if row["is_withheld"] else UNKNOWN_FILL


def _legend(drawn: pd.DataFrame, classes: Bounds, words: Words) -> list[LegendEntry]:
    legend = [
        LegendEntry(fill, _span(low, high, words.told))
        for fill, (low, high) in zip(class_fills(len(classes)), classes, strict=True)
    ]
    for fill, text_fr in ((WITHHELD_FILL, words.withheld_fr), (UNKNOWN_FILL, words.missing_fr)):
        if fill in set(drawn["fill"]):
            legend.append(LegendEntry(fill, text_fr))
    hot_count = int(drawn["is_hot"].sum())
    if hot_count:
        told = agree(hot_count, "point chaud", "points chauds")
        legend.append(LegendEntry(Fill(PAPER), told, is_outline=True))
    return legend


def _span(low: float, high: float, told: Callable[[float], str]) -> str:
    first, last = told(low), told(high)
    return first if first == last else f"{first} à {last}"


def _scales_note(drawn: pd.DataFrame) -> str:
    sheets = drawn["inset_fr"].unique()
    return "Outre-mer : chaque carton a sa propre échelle." if len(sheets) > 1 else ""


def _grounds(drawn: pd.DataFrame, width: float, height: float) -> tuple[str, float]:
    """Draw the largest ground, and the others in frames at its left, each with its name."""
    counts = drawn.groupby("inset_fr").size()
    main = "" if "" in counts.index else str(counts.idxmax())
    insets = sorted(name for name in counts.index if name != main)
    left = INSET_WIDTH_PT + 2 * INSET_GAP_PT if insets else MARGIN_PT
    frame = Frame(left, MARGIN_PT, width - left - MARGIN_PT, height - MARGIN_PT - SCALE_HEIGHT_PT)
    body, bottom = _ground(drawn[drawn["inset_fr"] == main], frame, has_names=not insets)
    if not insets:
        return body, bottom
    step = (height - INSET_GAP_PT) / max(FEWEST_DRAWN_INSETS, len(insets))
    parts = [body]
    for position, name in enumerate(insets):
        top = INSET_GAP_PT + position * step
        parts.append(_inset(drawn[drawn["inset_fr"] == name], name, top, step - INSET_GAP_PT))
        bottom = max(bottom, top + step)
    return "".join(parts), bottom


def _inset(rows: pd.DataFrame, name: str, top: float, height: float) -> str:
    edge = (
        f'<rect x="1" y="{top:.1f}" width="{INSET_WIDTH_PT:.1f}" height="{height:.1f}" '
        f'fill="none" stroke="{EDGE}" stroke-width="0.5"/>'
    )
    inside = Frame(
        1 + INSET_GAP_PT,
        top + LINE_PT + 2,
        INSET_WIDTH_PT - 2 * INSET_GAP_PT,
        height - LINE_PT - SCALE_HEIGHT_PT - 2 - INSET_GAP_PT,
    )
    body, _ = _ground(rows, inside, has_names=False)
    return f"{edge}{write(1 + INSET_GAP_PT, top + TEXT_PT + 1, name, is_bold=True)}{body}"


def _ground(rows: pd.DataFrame, frame: Frame, *, has_names: bool) -> tuple[str, float]:
    """Draw one ground with its scale bar; return where it ends."""
    placed = place(list(rows["shape"]), frame)
    areas = "".join(
        painted(f'path d="{path_of(shape)}"', fill, AREA_LINE)
        for shape, fill in zip(placed.shapes, rows["fill"], strict=True)
    )
    hot = [shape for shape, is_hot in zip(placed.shapes, rows["is_hot"], strict=True) if is_hot]
    names = _names(rows, placed, frame) if has_names else ""
    body = (
        f"{areas}{_lines(hot)}"
        f'<path d="{outline_of(placed.shapes)}" fill="none" stroke="{INK}" stroke-width="0.8" '
        f'stroke-linejoin="round"/>{names}{scale_bar(placed, frame)}'
    )
    return body, placed.bottom + SCALE_HEIGHT_PT


def _lines(hot: Sequence[Any]) -> str:
    return "".join(
        f'<path d="{path_of(shape)}" fill="none" stroke="{INK}" stroke-width="1.8" '
        f'stroke-linejoin="round"/>'
        for shape in hot
    )


def _names(rows: pd.DataFrame, placed: Placed, frame: Frame) -> str:
    labels = [str(name) for name in rows["area_name"]]
    return named_largest(labels, rows["weight"], placed, frame.x + frame.width)


def _keys(drawn: Choropleth, y: float) -> tuple[str, float]:
    """Write the legend in as many lines as it needs; a key never leaves its words."""
    parts, x = [], 0.0
    key_width, key_height = SWATCH_PT
    for entry in drawn.legend:
        wide = key_width + MARGIN_PT + text_width(entry.text_fr) + 2 * MARGIN_PT
        if x and x + wide > drawn.width:
            x, y = 0.0, y + LINE_PT + 2
        parts.append(swatch(x, y, entry.fill, is_outline=entry.is_outline))
        parts.append(write(x + key_width + MARGIN_PT, y + key_height - 1, entry.text_fr))
        x += wide
    return "".join(parts), y + LINE_PT + 2
