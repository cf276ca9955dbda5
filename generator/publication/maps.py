"""The map of an EPCI's communes, as SVG in points, in the territory's legal projection."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from generator.french import (
    NARROW,
    agree,
    counted,
    is_known,
    listed,
    number,
    sentence,
    typographic,
)
from generator.publication.charts import CHARACTER_EM, FONT, INK

WIDTH_PT = 244.0
HEIGHT_PT = 215.0
MARGIN_PT = 3.0
LABEL_PT = 7.6
LABEL_COUNT = 8
LABEL_MINIMUM = 5
# Finer than the printed line, so that neighbours simplified apart still look joined.
TOLERANCE_PT = 0.2
CLASS_COUNT = 5
# One hue from light to dark: the order survives a grey photocopy.
COLOURS = ("#e6efed", "#bcd5d1", "#8ab5b3", "#4f8a8c", "#1f5c63")
UNKNOWN_FILL = "url(#inconnu)"
HATCH = (
    '<defs><pattern id="inconnu" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="4" height="4" fill="#ffffff"/>'
    '<path d="M0 4L4 0" stroke="#8c979c" stroke-width="0.6"/></pattern></defs>'
)


@dataclass(frozen=True)
class LegendEntry:
    """One printed class: its colour, a hatch where nothing is known, or a heavy outline."""

    colour: str
    text_fr: str
    is_outline: bool = False


@dataclass(frozen=True)
class CommuneMap:
    """A drawing, its printed legend, and the sentence that says what it shows."""

    svg: str
    alt_fr: str
    caption_fr: str
    legend: tuple[LegendEntry, ...]
    note_fr: str


@dataclass(frozen=True)
class _Subject:
    column: str
    caption_fr: str
    noun_fr: str
    missing_fr: str


STATEMENTS = _Subject(
    "statement_count",
    "Personnes ayant répondu, par commune",
    "de réponses",
    "aucune réponse localisée, ou nombre non publié",
)
PEOPLE = _Subject(
    "population", "Nombre d’habitants, par commune", "d’habitants", "population inconnue"
)


def commune_map(
    communes: pd.DataFrame, note_fr: str = "", hot_codes: Collection[str] = ()
) -> CommuneMap | None:
    """Draw the communes, coloured by located statements, or by population when there are none.

    Parameters
    ----------
    communes
        Rows of ``out_communes`` of one EPCI; ``geometry`` in longitude and latitude.
    note_fr
        What the territory says of its contours.
    hot_codes
        The communes where a need gathers, drawn with a heavy outline.

    Returns
    -------
    CommuneMap or None
        None when no commune has a contour.
    """
    has_contour = [is_known(shape) and not shape.is_empty for shape in communes["geometry"]]
    drawn = communes[has_contour].sort_values("commune_code", ignore_index=True)
    if drawn.empty:
        return None
    subject = STATEMENTS if drawn["statement_count"].notna().any() else PEOPLE
    values = [float(v) if is_known(v) else None for v in drawn[subject.column]]
    classes = value_classes([value for value in values if value is not None])
    colours = COLOURS[:: max(1, (CLASS_COUNT - 1) // max(1, len(classes) - 1))]
    fills = [_fill(value, classes, colours) for value in values]
    shapes = _to_page(_project(drawn))
    legend = [
        LegendEntry(colour, _span(low, high))
        for colour, (low, high) in zip(colours, classes, strict=False)
    ]
    if None in values:
        legend.append(LegendEntry("", subject.missing_fr))
    hot = [
        shape
        for shape, code in zip(shapes, drawn["commune_code"], strict=True)
        if code in hot_codes
    ]
    if hot:
        told = agree(len(hot), "point chaud", "points chauds")
        legend.append(LegendEntry(COLOURS[0], told, is_outline=True))
    return CommuneMap(
        svg=_svg(shapes, fills, hot, _labels(drawn, shapes)),
        alt_fr=typographic(_finding(drawn, subject)),
        caption_fr=subject.caption_fr,
        legend=tuple(legend),
        note_fr=_notes(drawn, len(communes) - len(drawn), note_fr),
    )


def value_classes(values: Sequence[float]) -> list[tuple[float, float]]:
    """Cut values into at most five classes of as many distinct values; ties stay together."""
    distinct = sorted(set(values))
    groups = np.array_split(np.array(distinct), min(CLASS_COUNT, len(distinct)) or 1)
    return [(float(group[0]), float(group[-1])) for group in groups if len(group)]


def _fill(value: float | None, classes: list[tuple[float, float]], colours: Sequence[str]) -> str:
    if value is None:
        return UNKNOWN_FILL
    return next(
        colour for colour, (_, high) in zip(colours, classes, strict=False) if value <= high
    )


def _span(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)} à {number(high)}"


@lru_cache(maxsize=8)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("OGC:CRS84", crs, always_xy=True)


def _project(drawn: pd.DataFrame) -> list[Any]:
    # An EPCI lies within one legal territory, hence within one projection.
    to_metres = _transformer(str(drawn["crs"].iloc[0])).transform
    return [shapely.transform(shape, to_metres, interleaved=False) for shape in drawn["geometry"]]


def _to_page(shapes: list[Any]) -> list[Any]:
    """Scale to the page's box; north is up, so the vertical axis is turned over."""
    left, bottom, right, top = shapely.total_bounds(shapes)
    scale = min(
        (WIDTH_PT - 2 * MARGIN_PT) / (right - left), (HEIGHT_PT - 2 * MARGIN_PT) / (top - bottom)
    )
    shift = (WIDTH_PT - (right - left) * scale) / 2

    def place(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.column_stack(
            [(points[:, 0] - left) * scale + shift, (top - points[:, 1]) * scale + MARGIN_PT]
        )

    placed = [shapely.transform(shape, place) for shape in shapes]
    return [shapely.simplify(shape, TOLERANCE_PT) for shape in placed]


def _svg(shapes: list[Any], fills: list[str], hot: list[Any], labels: list[str]) -> str:
    height = shapely.total_bounds(shapes)[3] + MARGIN_PT
    paths = "".join(
        f'<path d="{_path(shape)}" fill="{fill}" fill-rule="evenodd" stroke="#ffffff" '
        f'stroke-width="0.5" stroke-linejoin="round"/>'
        for shape, fill in zip(shapes, fills, strict=True)
    )
    spots = "".join(
        f'<path d="{_path(shape)}" fill="none" stroke="{INK}" stroke-width="1.8" '
        f'stroke-linejoin="round"/>'
        for shape in hot
    )
    outline = (
        f'<path d="{_path(shapely.union_all(shapely.buffer(shapes, TOLERANCE_PT)))}" '
        f'fill="none" stroke="{INK}" stroke-width="0.8" stroke-linejoin="round"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_PT}" height="{height:.1f}" '
        f'viewBox="0 0 {WIDTH_PT} {height:.1f}">{HATCH}{paths}{spots}{outline}'
        f"{''.join(labels)}</svg>"
    )


def _path(shape: Any) -> str:  # noqa: ANN401  shapely ships no types
    rings = [
        ring
        for polygon in shapely.get_parts(shape)
        if polygon.geom_type == "Polygon"
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )


def _labels(drawn: pd.DataFrame, shapes: list[Any]) -> list[str]:
    """Name the largest communes, each where no other name already stands."""
    # A commune of unknown population comes after all the others.
    ranked = drawn["population"].fillna(-1).argsort(kind="stable")[::-1]
    bottom = shapely.total_bounds(shapes)[3]
    taken: list[Any] = []
    texts: list[str] = []
    for tried, position in enumerate(ranked):
        if tried >= LABEL_COUNT and len(texts) >= LABEL_MINIMUM:
            break
        name = typographic(str(drawn["commune_name"].iloc[position]))
        point = shapely.point_on_surface(shapes[position])
        box = _free_box(point, len(name) * LABEL_PT * CHARACTER_EM / 2, bottom, taken)
        if box is not None:
            taken.append(box)
            texts.append(_label(box.centroid.x, box.centroid.y + LABEL_PT * 0.35, name))
    return texts


def _free_box(point: Any, half: float, bottom: float, taken: list[Any]) -> Any | None:  # noqa: ANN401  shapely ships no types
    """Return the first free place for a name on its commune's point, above or below it."""
    x = min(max(point.x, half), WIDTH_PT - half)
    for rise in (0.0, -LABEL_PT, LABEL_PT):
        y = min(max(point.y + rise, LABEL_PT), bottom)
        box = shapely.box(x - half, y - LABEL_PT * 0.6, x + half, y + LABEL_PT * 0.6)
        if not any(box.intersects(other) for other in taken):
            return box
    return None


def _label(x: float, y: float, name: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-family="{FONT}" '
        f'font-size="{LABEL_PT}" font-weight="600" fill="{INK}" stroke="#ffffff" '
        f'stroke-width="2.2" stroke-linejoin="round" paint-order="stroke">{escape(name)}</text>'
    )


def _finding(drawn: pd.DataFrame, subject: _Subject) -> str:
    known = drawn[drawn[subject.column].notna()].sort_values(
        [subject.column, "commune_code"], ascending=[False, True]
    )
    begin = f"Carte de {counted(len(drawn), 'commune')}. {subject.caption_fr} :"
    if known.empty:
        return f"{begin} {subject.missing_fr} partout."
    told = [
        f"{row.commune_name} ({number(getattr(row, subject.column))})"
        for row in known.head(3).itertuples()
    ]
    missing = len(drawn) - len(known)
    tail = f" Dans {counted(missing, 'commune')} : {subject.missing_fr}." if missing else ""
    last = known.iloc[-1]
    among = ", parmi les communes publiées," if missing else ""
    least = (
        f" ; le moins{among} à {last['commune_name']} ({number(last[subject.column])})"
        if len(known) > len(told)
        else ""
    )
    return f"{begin} le plus {subject.noun_fr} à {listed(told)}{least}.{tail}"


def _notes(drawn: pd.DataFrame, without_contour: int, note_fr: str) -> str:
    notes = []
    if drawn["is_approximate"].fillna(value=False).any():
        notes.append("Contours approchés.")
    if note_fr and "contours approchés" in note_fr.lower():
        notes = []
    if note_fr:
        notes.append(sentence(note_fr))
    if without_contour:
        notes.append(f"{counted(without_contour, 'commune')} sans contour{NARROW}: non dessinées.")
    return typographic(" ".join(notes))
