"""The comparison as one printed page: A4, standing up to four territories, lying up to six."""

from collections.abc import Sequence
from itertools import groupby
from string import ascii_uppercase

from generator.errors import Fault, UsageError
from generator.french import counted, typographic
from generator.publication.briefs.typesetting import typeset
from generator.publication.side_by_side.comparing import SideBySide, Territory
from generator.publication.side_by_side.lines import PARTS_FR, Line
from generator.publication.side_by_side.telling import ordinal, origin, own_notes

MOST_UPRIGHT, MOST_ON_A_PAGE = 4, 6  # territories
TITLE = "Territoires côte à côte"


def render_page(told: SideBySide) -> bytes:
    """Make the PDF: one tagged page, the same bytes for the same comparison.

    Raises
    ------
    UsageError
        If there are more territories than a page holds.
    """
    count = len(told.territories)
    if count > MOST_ON_A_PAGE:
        remedy = f"nommez-en {MOST_ON_A_PAGE} au plus, ou donnez un fichier .xlsx ou .csv"
        raise UsageError(Fault(f"{count} territoires ne tiennent pas sur une page", remedy=remedy))
    return typeset("side_by_side", page_content(told), "la comparaison")


def page_content(told: SideBySide) -> dict[str, object]:
    """Write all the words of the page; the layout chooses how many lines it holds."""
    named = list(zip(ascii_uppercase, told.territories, strict=False))
    first, *others = told.territories
    beside = counted(len(others), "autre territoire", "autres territoires")
    return {
        "title_fr": f"{TITLE} : {first.name_fr}",
        "subtitle_fr": typographic(f"et {beside}"),
        "build_id": told.build_id,
        "is_demo": told.is_demo,
        "most_upright": MOST_UPRIGHT,
        "territories": [f"{letter} · {_heading(place)}" for letter, place in named],
        "parts": [
            _part(part, list(lines)) for part, lines in groupby(told.lines, lambda line: line.part)
        ],
        "pairs": [
            {
                "title_fr": typographic(f"{letter} · {place.name_fr}{_rank(pair.position)}"),
                "texts_fr": [
                    typographic(text)
                    for text in (
                        pair.likeness_fr, pair.needs_fr, pair.equipment_fr, pair.activities_fr,
                    )
                    if text
                ],
            }
            for (letter, place), pair in zip(named[1:], told.pairs, strict=True)
        ],
        "elsewhere": [typographic(text) for text in told.elsewhere],
        "notes": [typographic(text) for text in (*own_notes(named), *told.notes)],
    }  # fmt: skip


def _part(part: str, lines: Sequence[Line]) -> dict[str, object]:
    """Write the lines of a part; the first are those a reader wants most."""
    main = [line for line in lines if line.is_main]
    origins = {origin(line) for line in main}
    shared = origins.pop() if len(origins) == 1 else ""
    rows = [
        [
            typographic(line.label_fr if shared else f"{line.label_fr} ({origin(line)})"),
            *(typographic(cell.text_fr) for cell in line.cells),
        ]
        for line in main
    ]
    return {
        "title_fr": typographic(PARTS_FR[part]), "origin_fr": typographic(shared),
        "rows": rows, "total": len(lines),
    }  # fmt: skip


def _heading(place: Territory) -> str:
    asked = "" if place.has_survey else ", aucune enquête"
    return typographic(f"{place.name_fr} ({place.departement_code}){asked}")


def _rank(position: int | None) -> str:
    return "" if position is None else f", {ordinal(position)} semblable"
