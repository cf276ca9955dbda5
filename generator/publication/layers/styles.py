"""The styles QGIS reads when it opens the GeoPackage: the classes and fills of our own maps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

import pyarrow as pa

from generator.columns import Column
from generator.french import number, typographic
from generator.publication.drawings.classes import Cut, value_classes
from generator.publication.drawings.fills import (
    COLOURS,
    EDGE,
    HATCH,
    UNKNOWN_FILL,
    WITHHELD_FILL,
    Fill,
    class_fills,
)
from generator.publication.drawings.sheet import INK, PAPER

HEADER = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
OLDEST_QGIS = "3.28"
LINE_MM, HEAVY_MM, HATCH_MM, HATCH_STEP_MM = 0.1, 0.6, 0.15, 1.6
ANGLES = {UNKNOWN_FILL: (45,), WITHHELD_FILL: (45, 135)}  # as the textures of the maps
CLEAR = Fill("")  # an area that lets what is under it be seen
# From the first class to the last: those that pile up in one commune stay visible as rings.
RING_MM = (2.4, 3.6, 4.8, 6.0, 7.2)


@dataclass(frozen=True)
class Look:
    """One entry of a layer's legend: which rows, what they are called, how they are drawn."""

    where: str
    label_fr: str
    fill: Fill
    line_mm: float = LINE_MM
    marker: str = ""
    size_mm: float = 0.0


def style_of(name: str, rows: pa.Table, columns: Sequence[Column]) -> str:
    """Write the style of a layer: its classes from its own rows, its columns named in French."""
    looks = LOOKS[name](rows)
    root = Element("qgis", version=OLDEST_QGIS, styleCategories="Symbology|Fields")
    renderer = SubElement(root, "renderer-v2", type="RuleRenderer", symbollevels="0",
                          enableorderby="0", forceraster="0", referencescale="-1")  # fmt: skip
    rules = SubElement(renderer, "rules", key=_key(name, "regles"))
    symbols = SubElement(renderer, "symbols")
    for position, look in enumerate(looks):
        SubElement(rules, "rule", key=_key(name, str(position)), symbol=str(position),
                   filter=look.where, label=typographic(look.label_fr))  # fmt: skip
        _symbol(symbols, position, look)
    aliases = SubElement(root, "aliases")
    for position, column in enumerate(columns):  # QGIS counts the identifier first
        SubElement(
            aliases, "alias", index=str(position + 1), field=column.name, name=column.heading_fr
        )
    return HEADER + tostring(root, encoding="unicode")


def _communes(rows: pa.Table) -> list[Look]:
    is_asked = rows["statement_count"].null_count < rows.num_rows
    column, noun = ("statement_count", "réponses") if is_asked else ("population", "habitants")
    looks = _classes(rows, column, noun, Cut.QUANTILES)
    if not is_asked:
        return [*looks, Look('"population" IS NULL', "population inconnue", UNKNOWN_FILL)]
    states = (
        ("retenu", "nombre non publié (secret statistique)", WITHHELD_FILL),
        ("aucun", "aucune réponse localisée", UNKNOWN_FILL),
        ("sans_enquete", "aucune enquête", Fill(PAPER)),
    )
    return [
        *looks,
        *(Look(f"\"statement_state\" = '{state}'", told, fill) for state, told, fill in states),
    ]


def _territories(rows: pa.Table) -> list[Look]:
    looks = _classes(rows, "lacking_type_count", "types d’équipement en manque", Cut.NATURAL)
    return [*looks, Look('"lacking_type_count" IS NULL', "manques inconnus", UNKNOWN_FILL)]


def _place_needs(_: pa.Table) -> list[Look]:
    return [
        Look('"is_hot_spot"', "point chaud", CLEAR, HEAVY_MM),
        Look('"is_hot_spot" IS NULL OR NOT "is_hot_spot"', "besoin exprimé", CLEAR),
    ]


def _clusters(_: pa.Table) -> list[Look]:
    return [
        Look('"is_hybrid"', "un lieu hybride y répondrait", Fill(COLOURS[-1]), marker="diamond",
             size_mm=RING_MM[1]),
        Look('"is_hybrid" IS NULL OR NOT "is_hybrid"', "besoin ou ressource", Fill(COLOURS[1]),
             marker="circle", size_mm=RING_MM[0]),
    ]  # fmt: skip


def _opportunity_places(rows: pa.Table) -> list[Look]:
    known = dict(zip(rows["class_id"].to_pylist(), rows["class_label_fr"].to_pylist(), strict=True))
    # The rows come last class first: the first class is drawn over the others, and smaller.
    fills = class_fills(len(known))
    return [
        Look(f"\"class_id\" = '{class_id}'", label, fill, marker="circle", size_mm=size)
        for (class_id, label), fill, size in zip(
            known.items(), fills, RING_MM[len(known) - 1 :: -1], strict=False
        )
    ]


LOOKS = {
    "communes": _communes,
    "intercommunalites": _territories,
    "besoins_par_commune": _place_needs,
    "lieux_et_ressources": _clusters,
    "lieux_des_opportunites": _opportunity_places,
}


def _classes(rows: pa.Table, column: str, noun: str, cut: Cut) -> list[Look]:
    values = [float(value) for value in rows[column].to_pylist() if value is not None]
    classes = value_classes(values, cut)
    return [
        Look(
            f'"{column}" >= {low:.15g} AND "{column}" <= {high:.15g}', _told(low, high, noun), fill
        )
        for (low, high), fill in zip(classes, class_fills(len(classes)), strict=True)
    ]


def _told(low: float, high: float, noun: str) -> str:
    span = number(low) if low == high else f"{number(low)} à {number(high)}"
    return f"{span} {noun}"


def _key(*parts: str) -> str:
    return "{" + "-".join(parts) + "}"


def _symbol(parent: Element, position: int, look: Look) -> None:
    kind = "marker" if look.marker else "fill"
    symbol = SubElement(parent, "symbol", type=kind, name=str(position), alpha="1",
                        clip_to_extent="1", force_rhr="0")  # fmt: skip
    if look.marker:
        _layer(symbol, "SimpleMarker", {
            "name": look.marker, "color": _colour(look.fill.colour), "size": f"{look.size_mm:g}",
            "size_unit": "MM", "outline_color": _colour(INK), "outline_style": "solid",
            "outline_width": f"{LINE_MM:g}", "outline_width_unit": "MM",
        })  # fmt: skip
        return
    is_heavy = look.line_mm != LINE_MM
    _layer(symbol, "SimpleFill", {
        "color": _colour(look.fill.colour or PAPER), "style": "solid" if look.fill.colour else "no",
        "outline_color": _colour(INK if is_heavy else EDGE), "outline_style": "solid",
        "outline_width": f"{look.line_mm:g}", "outline_width_unit": "MM", "joinstyle": "round",
    })  # fmt: skip
    for rank, angle in enumerate(ANGLES.get(look.fill, ()), start=1):
        hatch = _layer(symbol, "LinePatternFill", {
            "angle": str(angle), "distance": f"{HATCH_STEP_MM:g}", "distance_unit": "MM",
            "color": _colour(HATCH), "line_width": f"{HATCH_MM:g}", "line_width_unit": "MM",
        })  # fmt: skip
        line = SubElement(hatch, "symbol", type="line", name=f"@{position}@{rank}", alpha="1",
                          clip_to_extent="1", force_rhr="0")  # fmt: skip
        _layer(line, "SimpleLine", {
            "line_color": _colour(HATCH), "line_width": f"{HATCH_MM:g}", "line_width_unit": "MM",
            "line_style": "solid",
        })  # fmt: skip


def _layer(symbol: Element, kind: str, properties: Mapping[str, str]) -> Element:
    layer = SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    options = SubElement(layer, "Option", type="Map")
    for name, value in sorted(properties.items()):
        SubElement(options, "Option", name=name, type="QString", value=value)
    return layer


def _colour(code: str) -> str:
    """Turn ``#rrggbb`` into the four numbers QGIS writes."""
    red, green, blue = (int(code[start : start + 2], 16) for start in (1, 3, 5))
    return f"{red},{green},{blue},255"
