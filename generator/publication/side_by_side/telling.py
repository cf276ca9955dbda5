"""The comparison on a screen: one column a territory, named by a letter."""

import textwrap
from collections.abc import Sequence
from itertools import groupby
from string import ascii_uppercase

from generator.french import agree, listed, number
from generator.publication.side_by_side.comparing import SideBySide, Territory
from generator.publication.side_by_side.lines import PARTS_FR, Line
from generator.publication.side_by_side.pairs import Pair

LABEL_WIDTH, SCREEN_WIDTH = 34, 120  # characters
CELL_WIDTHS = (16, 28)
MOST_LINES = 14  # of one part
MOST_ELSEWHERE = 8  # of what territories alike have; JSON has them all


def told_lines(told: SideBySide) -> list[str]:
    """Write the comparison for people; what a screen leaves out is counted."""
    named = list(zip(ascii_uppercase, told.territories, strict=False))
    lines = [f"Calcul {told.build_id}", ""]
    for letter, place in named:
        asked = "" if place.has_survey else ", aucune enquête"
        lines.append(
            f"{letter}  {place.name_fr} ({place.departement_code}), {place.epci_code}{asked}"
        )
    for part, found in groupby(told.lines, key=lambda line: line.part):
        lines += ["", *_part(part, list(found), [letter for letter, _ in named])]
    lines += ["", "Ce qui est proche de A, ce qui en diffère (« ici » : A)"]
    for (letter, place), pair in zip(named[1:], told.pairs, strict=True):
        lines += _pair(letter, place, pair)
    if told.elsewhere:
        lines += ["", "Ce que la plupart des semblables de A ont, et que A n’a pas"]
        lines += _items(told.elsewhere[:MOST_ELSEWHERE])
        lines += _left(len(told.elsewhere) - MOST_ELSEWHERE)
    lines += ["", "À savoir"]
    return [*lines, *_items(own_notes(named)), *_items(told.notes)]


def own_notes(named: Sequence[tuple[str, Territory]]) -> list[str]:
    """Tell a note once, with all those it is about."""
    notes = dict.fromkeys(note for _, place in named for note in place.notes)
    letters = {note: [letter for letter, place in named if note in place.notes] for note in notes}
    return [f"{listed(letters[note])} : {note}" for note in notes]


def _part(part: str, lines: Sequence[Line], letters: Sequence[str]) -> list[str]:
    """Write one part as a table; its source and years head it when all its lines share them."""
    shown = [line for line in lines if line.is_main][:MOST_LINES]
    origins = {origin(line) for line in shown}
    shared = origins.pop() if len(origins) == 1 else ""
    width = min(max(CELL_WIDTHS[0], (SCREEN_WIDTH - LABEL_WIDTH) // len(letters)), CELL_WIDTHS[1])
    title = PARTS_FR[part] + (f" ({shared})" if shared else "")
    head = _row("", letters, width)
    rows = [
        text
        for line in shown
        for text in _row(
            line.label_fr if shared else f"{line.label_fr} ({origin(line)})",
            [cell.text_fr for cell in line.cells],
            width,
        )
    ]
    return [title, *head, *rows, *_left(len(lines) - len(shown))]


def origin(line: Line) -> str:
    """Say where the figures of a line come from, and of which years they are."""
    years = " et ".join(str(year) for year in line.years)
    return ", ".join(text for text in (line.source_fr, years) if text)


def _row(label: str, cells: Sequence[str], width: int) -> list[str]:
    """Write one line of a table, on as many lines of the screen as its longest cell."""
    blocks = [textwrap.wrap(label, LABEL_WIDTH - 2) or [""]]
    blocks += [textwrap.wrap(cell, width - 2) or [""] for cell in cells]
    height = max(len(block) for block in blocks)
    widths = [LABEL_WIDTH, *[width] * len(cells)]
    return [
        "".join(
            (block[n] if n < len(block) else "").ljust(size)
            for block, size in zip(blocks, widths, strict=True)
        ).rstrip()
        for n in range(height)
    ]


def _pair(letter: str, place: Territory, pair: Pair) -> list[str]:
    rank = "" if pair.position is None else f", {ordinal(pair.position)} semblable"
    told = (pair.likeness_fr, pair.needs_fr, pair.equipment_fr, pair.activities_fr)
    return [f"{letter}  {place.name_fr}{rank}", *_items(told)]


def ordinal(position: int) -> str:
    """Write a rank."""
    return "1er" if position == 1 else f"{position}e"


def _items(texts: Sequence[str]) -> list[str]:
    return [
        line
        for text in texts
        for line in textwrap.wrap(
            text, SCREEN_WIDTH, initial_indent="  - ", subsequent_indent="    "
        )
    ]


def _left(count: int) -> list[str]:
    if count <= 0:
        return []
    return [
        f"… et {number(count)} {agree(count, 'autre ligne', 'autres lignes')} (--json, --sortie)."
    ]
