"""The whole comparison: territories, lines, what is near and what differs, what to know."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from generator.codes import OVERSEAS_CRS
from generator.french import is_known, sentence, text_of, typographic
from generator.publication.briefs.wording import BOUNDS, STUDY, UNKNOWN_IS_NOT_ZERO
from generator.publication.side_by_side.activities import activity_lines
from generator.publication.side_by_side.figures import (
    equipment_lines,
    supply_lines,
    territory_lines,
)
from generator.publication.side_by_side.lines import Frames, Line, rows_by_code
from generator.publication.side_by_side.needs import need_lines, survey_lines
from generator.publication.side_by_side.pairs import TRAITS, Pair, pairs

TABLES = (
    "out_territories", "out_surveys", "out_needs", "out_supply", "out_gaps", "out_classes",
    "out_opportunities", "out_lookalikes", "out_lookalike_types", *TRAITS,
)  # fmt: skip
RANGES = (
    "Un équipement « manque » quand au moins un est attendu et que moins de 70 % du nombre attendu "
    "est présent ; huit territoires sur dix{islands} sont dans la fourchette entre parenthèses."
)
ISLANDS = " de métropole, moins outre-mer,"
INVENTED = "Les réponses, les ressources et les acteurs sont inventés pour l'exemple."


@dataclass(frozen=True)
class Territory:
    """One territory, and what to know of its figures."""

    epci_code: str
    name_fr: str
    departement_code: str
    has_survey: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SideBySide:
    """Territories side by side; the first is the one the others are compared to."""

    build_id: str
    territories: tuple[Territory, ...]
    lines: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    elsewhere: tuple[str, ...]  # what most territories alike have, and the first has not
    notes: tuple[str, ...]
    is_demo: bool = False


def side_by_side(tables: Frames, codes: Sequence[str], build_id: str) -> SideBySide:
    """Put territories side by side from the published tables.

    Parameters
    ----------
    tables
        `TABLES`, of the whole build; what is published is already suppressed, and the figures of
        likeness are public.
    codes
        The EPCIs, known to the build; two at least.
    """
    lines = (
        *territory_lines(tables, codes),
        *survey_lines(tables, codes),
        *need_lines(tables, codes),
        *supply_lines(tables, codes),
        *equipment_lines(tables, codes),
        *activity_lines(tables, codes),
    )
    found = rows_by_code(tables["out_territories"], codes)
    places = [row for row in found if row is not None]
    types = tables["out_lookalike_types"]
    most = types[types["epci_code"] == codes[0]].sort_values(
        ["having_count", "type_code"], ascending=[False, True]
    )
    return SideBySide(
        build_id=build_id,
        territories=tuple(_territory(row, tables) for row in places),
        lines=lines,
        pairs=tuple(pairs(tables, codes, lines)),
        elsewhere=tuple(text_of(told) for told in most["sentence_fr"]),
        notes=_notes(places),
        is_demo=_is_demo(places),
    )


def _is_demo(places: Sequence[pd.Series]) -> bool:
    return any(is_known(row["is_demo"]) and bool(row["is_demo"]) for row in places)


def _territory(row: pd.Series, tables: Frames) -> Territory:
    code = str(row["epci_code"])
    surveys = rows_by_code(tables["out_surveys"], [code])[0]
    told = [row.get("income_note_fr"), None if surveys is None else surveys["confidence_fr"]]
    supply = tables["out_supply"]
    unknown = supply[(supply["epci_code"] == code) & supply["structure_count"].isna()]
    told += [
        f"{row['structure_kind_label_fr']} : {row['note_fr']}"
        for _, row in unknown[unknown["note_fr"].notna()].iterrows()
    ]
    return Territory(
        epci_code=code,
        name_fr=text_of(row["epci_name"]),
        departement_code=text_of(row["departement_code"]),
        has_survey=bool(row["survey_count"]),
        notes=tuple(sentence(str(note)) for note in told if is_known(note)),
    )


def _notes(places: Sequence[pd.Series]) -> tuple[str, ...]:
    """Say what the comparison does not say."""
    is_overseas = any(text_of(row["departement_code"]) in OVERSEAS_CRS for row in places)
    told = [RANGES.format(islands=ISLANDS if is_overseas else ""), UNKNOWN_IS_NOT_ZERO, STUDY]
    if any(row["survey_count"] for row in places):
        told.append(BOUNDS)
    if _is_demo(places):
        told.append(INVENTED)
    return tuple(typographic(text) for text in told)
