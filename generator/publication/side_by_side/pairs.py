"""What is near and what differs between the first territory and each other, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from generator.codes import OVERSEAS_CRS
from generator.french import (
    agree,
    counted,
    is_known,
    listed,
    number,
    text_of,
    typographic,
    within,
)
from generator.publication.briefs.existing import lacking_types
from generator.publication.side_by_side.lines import ACTIVITIES, NEEDS, Cell, Frames, Line
from generator.territory.likeness import Traits, read_traits
from generator.territory.lookalikes import likeness_sentence

TRAITS = ("core_epcis", "core_epci_figures", "core_epci_growth", "core_epci_ruralities")
NAMED = 4  # themes, types or activities named in a sentence; the lines have them all
APART = (
    "L'un est outre-mer, l'autre en métropole : le calcul ne tient jamais l'un pour semblable à "
    "l'autre."
)
UNCOMPARED = "La population de l'un des deux est inconnue : ils ne sont pas comparés."
OWN_QUESTIONS = "les deux enquêtes n'ont pas forcément posé les mêmes questions."


@dataclass(frozen=True)
class Pair:
    """Another territory beside the first; its place among those alike is blank beyond ten."""

    epci_code: str
    position: int | None
    likeness_fr: str
    needs_fr: str
    equipment_fr: str
    activities_fr: str


def pairs(tables: Frames, codes: Sequence[str], lines: Sequence[Line]) -> list[Pair]:
    """Say of each territory after the first what is near and what differs.

    Parameters
    ----------
    lines
        The lines of needs and of activities, their cells in the order of the codes.
    """
    traits = read_traits(*(tables[name] for name in TRAITS))
    places = tables["out_territories"].set_index("epci_code")
    return [
        Pair(
            epci_code=code,
            position=_position(tables["out_lookalikes"], codes[0], code),
            likeness_fr=_likeness(traits, places, codes[0], code),
            needs_fr=_needs(tables, (codes[0], code), _two(lines, NEEDS, column)),
            equipment_fr=_equipment(tables["out_gaps"], codes[0], code),
            activities_fr=_activities(places, (codes[0], code), _two(lines, ACTIVITIES, column)),
        )
        for column, code in enumerate(codes)
        if column
    ]


Two = list[tuple[str, Cell, Cell]]


def _two(lines: Sequence[Line], part: str, column: int) -> Two:
    return [
        (line.label_fr, line.cells[0], line.cells[column]) for line in lines if line.part == part
    ]


def _position(lookalikes: pd.DataFrame, here: str, there: str) -> int | None:
    found = lookalikes[(lookalikes["epci_code"] == here) & (lookalikes["lookalike_code"] == there)]
    return None if found.empty else int(found["lookalike_position"].iloc[0])


def _likeness(traits: Traits, places: pd.DataFrame, here: str, there: str) -> str:
    if not {here, there} <= set(traits.figures.index):
        return typographic(UNCOMPARED)
    told = likeness_sentence(traits, here, there)
    overseas = {
        text_of(places.loc[code, "departement_code"]) in OVERSEAS_CRS for code in (here, there)
    }
    return typographic(f"{told} {APART}" if len(overseas) > 1 else told)


def _needs(tables: Frames, codes: tuple[str, str], two: Two) -> str:
    """Compare shares where both asked; a difference is told where intervals do not meet."""
    places = tables["out_territories"].set_index("epci_code")
    silent = _silent(places, codes)
    if silent:
        names = listed(silent)
        return typographic(f"Besoins non comparés : aucune enquête ({names}).")
    known = [one for one in two if is_known(one[1].low) and is_known(one[2].low)]
    if not known:
        return "Besoins non comparés : aucun thème n’a une part publiée des deux côtés."
    more = [label for label, mine, other in known if _is_above(mine, other)]
    less = [label for label, mine, other in known if _is_above(other, mine)]
    parts = [("plus dits ici", more), ("plus dits là-bas", less)]
    told = " ; ".join(f"{words} : {_named(found)}" for words, found in parts if found)
    both = counted(len(known), "thème comparé", "thèmes comparés")
    if not told:
        told = "aucune différence n'y dépasse le hasard des réponses"
    surveys = tables["out_surveys"].set_index("epci_code")["is_fragile"].fillna(value=False)
    few = [_name(places, code) for code in codes if surveys.get(code, default=False)]
    fragile = f" fragile, peu de réponses ({listed(few)}) ;" if few else ""
    return typographic(f"Besoins ({both}) : {told} ;{fragile} {OWN_QUESTIONS}")


def _is_above(one: Cell, other: Cell) -> bool:
    """Say that one's whole interval lies above the other's."""
    return one.low is not None and other.high is not None and one.low > other.high


def _equipment(gaps: pd.DataFrame, here: str, there: str) -> str:
    mine, other = (lacking_types(gaps[gaps["epci_code"] == code]) for code in (here, there))
    both = set(mine["type_code"]) & set(other["type_code"])
    parts = [
        ("manquent des deux côtés", mine[mine["type_code"].isin(both)]),
        ("ici seulement", mine[~mine["type_code"].isin(both)]),
        ("là-bas seulement", other[~other["type_code"].isin(both)]),
    ]
    told = [
        f"{words} : {_named(list(found['type_label_fr']))}" for words, found in parts if len(found)
    ]
    if not told:
        return "Équipements : aucun manque établi ni ici ni là-bas."
    return typographic(f"Équipements : {' ; '.join(told)}.")


def _activities(places: pd.DataFrame, codes: tuple[str, str], two: Two) -> str:
    """Count the activities of one class and of two; where nobody was asked is said."""
    seen = [one for one in two if one[1].class_fr or one[2].class_fr]
    if not seen:
        return "Activités : aucune n’est candidate ni ici ni là-bas."
    shared = [one for one in seen if one[1].class_fr and one[2].class_fr]
    apart = [
        f"{within(label)} ({mine.class_fr} ici, {other.class_fr} là-bas)"
        for label, mine, other in shared
        if mine.class_fr != other.class_fr
    ]
    only_here = sum(not other.class_fr for _, _, other in seen)
    only_there = len(seen) - len(shared) - only_here
    named = f" : {listed(apart, NAMED)}" if apart else ""
    counts = (
        (len(shared) - len(apart), "de même classe"),
        (len(apart), f"de classe différente{named}"),
        (only_here, f"{agree(only_here, 'candidate')} ici seulement"),
        (only_there, f"{agree(only_there, 'candidate')} là-bas seulement"),
    )
    told = " ; ".join(f"{number(count)} {words}" for count, words in counts if count) + "."
    silent = _silent(places, codes)
    if silent:
        told += f" Sans enquête ({listed(silent)}), ce que disent les habitants n'y compte pas."
    return typographic(f"Activités : {told}")


def _named(labels: list[str]) -> str:
    """Name the first ones between quotes: labels hold commas and « et »."""
    return listed([f"« {within(label)} »" for label in labels], NAMED)


def _silent(places: pd.DataFrame, codes: Sequence[str]) -> list[str]:
    """Name the territories where nobody was asked."""
    return [_name(places, code) for code in codes if not places.loc[code, "survey_count"]]


def _name(places: pd.DataFrame, code: str) -> str:
    return text_of(places.loc[code, "epci_name"])
