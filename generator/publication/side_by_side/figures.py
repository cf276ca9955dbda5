"""The lines of public figures: the territory, the structures counted, the equipment expected."""

from collections.abc import Callable, Sequence

import pandas as pd

from generator.french import UNKNOWN, euros, is_known, number, percent, text_of
from generator.publication.briefs.existing import ROUNDED_FROM, lacking_types
from generator.publication.side_by_side.lines import (
    EQUIPMENT,
    SUPPLY,
    TERRITORY,
    Cell,
    Frames,
    Line,
    figure,
    plain_cell,
    rows_by_code,
    text_cell,
    years_of,
)

EQUIPMENT_SOURCE = "INSEE, base permanente des équipements"
SUPPLY_SOURCES = {
    "association": "répertoire national des associations",
    "france_services": "ANCT",
    "siae": "le marché de l’inclusion",
    "tiers_lieu": "ANCT",
}
# Column, words, source, column of the year, how it is written.
FIGURES: tuple[tuple[str, str, str, str | None, Callable[[float], str]], ...] = (
    ("population", "Habitants", "INSEE, recensement", "population_year", number),
    ("commune_count", "Communes", "DGCL, périmètres", None, number),
    ("density_per_km2", "Habitants par km²", "INSEE, recensement", "population_year", number),
    ("median_income_eur", "Revenu médian (euros par an)", "INSEE, Filosofi", "income_year", euros),
    (
        "unemployment_share", "Chômage des zones d’emploi", "INSEE, chômage localisé",
        "unemployment_year", percent,
    ),
)  # fmt: skip


def territory_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Put the figures of the territories side by side."""
    rows = rows_by_code(tables["out_territories"], codes)
    lines = [
        Line(
            TERRITORY,
            name,
            label,
            source,
            years_of(rows, year) if year else (),
            tuple(plain_cell(None if row is None else row[name], written) for row in rows),
            is_plain=written is not percent,
        )
        for name, label, source, year, written in FIGURES
    ]
    kinds = tuple(text_cell(None if row is None else row["density_label_fr"]) for row in rows)
    label = "Type de communes"
    density = Line(TERRITORY, "density_label_fr", label, "INSEE, grille de densité", (), kinds)
    return [*lines, density]


def supply_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Put the structures counted side by side; what was not loaded is unknown, never zero."""
    supply = tables["out_supply"]
    lines = []
    for kind, found in supply[supply["epci_code"].isin(codes)].groupby("structure_kind"):
        rows = rows_by_code(found, codes)
        cells = tuple(
            plain_cell(None if row is None else row["structure_count"], number) for row in rows
        )
        lines.append(
            Line(
                SUPPLY,
                str(kind),
                text_of(found["structure_kind_label_fr"].iloc[0]),
                SUPPLY_SOURCES.get(str(kind), ""),
                years_of(rows, "structure_year"),
                cells,
                is_plain=True,
            )
        )
    return lines


def equipment_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Put present beside expected, type by type: first what the first ones lack most.

    On a screen, only the types that one of them lacks.
    """
    gaps = tables["out_gaps"]
    lacking = {code: _lacking(gaps, code) for code in codes}
    order = list(dict.fromkeys(kind for kinds in lacking.values() for kind in kinds))
    lines = []
    for code, found in gaps[gaps["epci_code"].isin(codes)].groupby("type_code"):
        rows = rows_by_code(found, codes)
        lines.append(
            Line(
                EQUIPMENT,
                str(code),
                text_of(found["type_label_fr"].iloc[0]),
                EQUIPMENT_SOURCE,
                years_of(rows, "equipment_year"),
                tuple(_gap_cell(row) for row in rows),
                is_main=str(code) in order,
            )
        )
    last = len(order)
    places = {kind: place for place, kind in enumerate(order)}
    return sorted(lines, key=lambda line: (places.get(line.line_id, last), line.line_id))


def _lacking(gaps: pd.DataFrame, code: str) -> list[str]:
    return [str(kind) for kind in lacking_types(gaps[gaps["epci_code"] == code])["type_code"]]


def _gap_cell(row: pd.Series | None) -> Cell:
    if row is None or not is_known(row["observed_count"]):
        return Cell(UNKNOWN)
    present, expected = number(row["observed_count"]), row["expected_count"]
    low, high = figure(row["expected_low"]), figure(row["expected_high"])
    if not is_known(expected):
        return Cell(f"{present}, attendu inconnu", figure(row["observed_count"]))
    between = f" ({number(low)} à {number(high)})" if is_known(low) and is_known(high) else ""
    told = f"{present} pour {number(expected, 0 if expected >= ROUNDED_FROM else 1)}{between}"
    if is_known(row["is_lacking"]) and row["is_lacking"]:
        told += ", manque"
    return Cell(told, figure(row["observed_count"]), low, high)
