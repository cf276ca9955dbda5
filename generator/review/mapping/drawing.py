"""Draw the map of a territory: each commune a link, each class a colour and a texture."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from generator.french import WIDE, agree, typographic
from generator.publication.drawings.classes import Bounds, class_of, value_classes
from generator.publication.drawings.fills import (
    EDGE,
    UNKNOWN_FILL,
    WITHHELD_FILL,
    Fill,
    class_fills,
    definitions,
    painted,
    swatch,
)
from generator.publication.drawings.ground import (
    METRES_A_KM,
    SCALE_HEIGHT_PT,
    Frame,
    Placed,
    scale_bar,
)
from generator.publication.drawings.names import named_largest
from generator.publication.drawings.sheet import INK, PAPER
from generator.review.loading.outlines import SIDE
from generator.review.mapping.layers import Layer

LINE = f'class="area" stroke="{EDGE}" stroke-width="0.5" stroke-linejoin="round"'
HOT_LINE = f'stroke="{INK}" stroke-width="2.2" stroke-linejoin="round"'
MARGIN = 4.0  # a line on the edge of the map is drawn whole
_POINT = re.compile(r"([\d.]+) ([\d.]+)")
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Key:
    """One printed key of the legend."""

    drawing: SafeString
    text_fr: str


@dataclass(frozen=True)
class Map:
    """A map with its legend; a territory without contours has none."""

    svg: SafeString
    legend: tuple[Key, ...]
    note_fr: str


def drawn_map(rows: Rows, shown: Layer, address: Callable[[str], str]) -> Map | None:
    """Draw a layer.

    Parameters
    ----------
    rows
        The communes as they were loaded: ``path``, ``x``, ``y``, ``units_per_km``, their name.
    address
        The page of a commune, by its code.
    """
    if not rows:
        return None
    classes = value_classes(list(shown.amounts.values()))
    fills = {row["commune_code"]: _fill(row["commune_code"], shown, classes) for row in rows}
    bottom = max(float(y) for row in rows for _, y in _POINT.findall(row["path"]))
    areas = format_html_join(
        "",
        '<a href="{}" aria-label="{}"><title>{}</title>{}</a>',
        ((address(row["commune_code"]), *_names(row, shown), _area(row, fills)) for row in rows),
    )
    hot = "".join(
        f'<path d="{row["path"]}" fill="none" {HOT_LINE}/>'
        for row in rows
        if row["commune_code"] in shown.hot_codes
    )
    svg = format_html(
        '<svg class="map" role="group" '
        'aria-labelledby="map-title" viewBox="{} {} {} {}"><title id="map-title">{}</title>'
        "{}{}<g {}>{}{}</g></svg>",
        *(-MARGIN, -MARGIN, SIDE + 2 * MARGIN, bottom + SCALE_HEIGHT_PT + 2 * MARGIN),
        f"Carte : {shown.title_fr}",
        SafeString(definitions()), areas, SafeString('aria-hidden="true" class="over"'),
        SafeString(hot), SafeString(_written(rows, bottom)),
    )  # fmt: skip
    return Map(svg, tuple(_legend(shown, classes, set(fills.values()))), _note(rows))


def _names(row: Mapping[str, Any], shown: Layer) -> tuple[str, str]:
    told = typographic(f"{row['commune_name']} : {shown.told_of(row['commune_code'])}")
    return told, told


def _area(row: Mapping[str, Any], fills: Mapping[str, Fill]) -> SafeString:
    return SafeString(painted(f'path d="{row["path"]}"', fills[row["commune_code"]], LINE))


def _fill(code: str, shown: Layer, classes: Bounds) -> Fill:
    if code in shown.amounts:
        return class_fills(len(classes))[class_of(shown.amounts[code], classes)]
    return WITHHELD_FILL if code in shown.withheld else UNKNOWN_FILL


def _written(rows: Rows, bottom: float) -> str:
    """Write the names of the most peopled communes, and the scale."""
    points = [shapely.Point(row["x"], row["y"]) for row in rows]
    placed = Placed(points, bottom, rows[0]["units_per_km"] / METRES_A_KM)
    weights = pd.Series([row["population"] for row in rows], dtype="Float64")
    names = named_largest([str(row["commune_name"]) for row in rows], weights, placed, SIDE)
    return f'<g class="names">{names}</g>{scale_bar(placed, Frame(0, 0, SIDE, SIDE))}'


def _legend(shown: Layer, classes: Bounds, used: set[Fill]) -> list[Key]:
    keys = [
        Key(_swatch(fill), _span(low, high, shown.told))
        for fill, (low, high) in zip(class_fills(len(classes)), classes, strict=True)
    ]
    others = ((WITHHELD_FILL, shown.withheld_fr), (UNKNOWN_FILL, shown.none_fr))
    keys += [Key(_swatch(fill), text) for fill, text in others if fill in used]
    count = len(shown.hot_codes)
    if count:
        told = agree(count, "point chaud", "points chauds")
        keys.append(Key(_swatch(Fill(PAPER), is_outline=True), told))
    return keys


def _span(low: float, high: float, told: Callable[[float], str]) -> str:
    first, last = told(low), told(high)
    # A noun is written once, after the second number.
    return last if first == last else f"{first.partition(WIDE)[0]} à {last}"


def _swatch(fill: Fill, *, is_outline: bool = False) -> SafeString:
    """Draw a key with the textures that the map itself defines."""
    drawn = swatch(0, 0, fill, is_outline=is_outline)
    return SafeString(
        '<svg class="key" viewBox="0 0 16 8" width="32" height="16" aria-hidden="true">'
        f"{drawn}</svg>"
    )


def _note(rows: Rows) -> str:
    approached = sum(bool(row["is_approximate"]) for row in rows)
    if not approached:
        return ""
    return "Contours approchés." if approached == len(rows) else "Certains contours sont approchés."
