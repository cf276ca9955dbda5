"""Parts of a dwelling: appartement, bâtiment, escalier, tour, étage, porte, in any order. Pure.

One part says little (« le bâtiment B », « au 3e étage »); the number of a flat, or two parts of
different kinds, lead to a door.
"""

import re
from dataclasses import dataclass

SURE, WEAK = "sure", "weak"

_N = r"\.?\s?:?\s?(?:n[°o]\s?|num[ée]ro\s)?"
_NEXT_PART = (
    r"app|apt|b[âa]t|esc|tour\b|porte|hall|entr|[ée]tage|\d{1,2}\s?(?:e|è|er|[eè]me)\s?[ée]t"
)
# « le bâtiment a été refait »: a small « a » is a letter only before a mark or another part.
_LETTER = rf"(?:(?!a\b|à|y\b)[a-z]|[A-Z]|(?-i:A)|a(?=\s*(?:[,;.)\n]|$|{_NEXT_PART})))(?![\w'’])"
# « appartement 3 pièces », « 60 m² » and « 15 000 euros » are no numbers of a flat.
_COUNTED = (
    r"(?!\w|\s?(?:m²|m2|m\b|m[èe]tres|pi[èe]ces|chambres|personnes|places|logements|euros?\b|€|%|ans\b)"
    r"|\s\d{3}\b|\.\d)"
)
_FIGURE = rf"\d{{1,4}}\s?(?:bis|ter|[a-z](?![\w'’]))?{_COUNTED}"
_MARK = rf"(?:[a-z][ \-]?{_FIGURE}|{_FIGURE}|{_LETTER})"
_SIDE = r"(?:(?:[àa]\s|de\s)?(?:gauche|droite)|(?:en\s|d['’]en\s|de\s)?face|(?:du\s)?fond|milieu)\b"
_ORDINAL = (
    r"premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|cinqui[èe]me|sixi[èe]me|septi[èe]me"
    r"|huiti[èe]me|neuvi[èe]me|dixi[èe]me|dernier"
)
_PARTS = {
    # « un appartement T3 » and « F2 » tell a size.
    "flat": rf"\b(?:appartement|appart|appt|apt|app(?=\.|\s\d)|logt){_N}(?![tf]\s?\d){_MARK}"
    r"|\blogement\s(?:n[°o]\s?|num[ée]ro\s)\d{1,4}(?!\d)",
    "building": rf"\b(?:b[âa]t(?:iment)?|bt|imm(?:euble)?|bloc){_N}{_MARK}",
    "stair": rf"\b(?:esc(?:alier)?|cage(?:\sd['’]escalier)?|mont[ée]e){_N}{_MARK}",
    "tower": rf"\btour{_N}{_MARK}",
    "floor": rf"(?<!\d)(?:(?:\d{{1,2}}\s?(?:er|e|è|[eè]me|nd)?|{_ORDINAL})\s?[ée]t(?:age|\.)(?!\w)"
    rf"|\b[ée]tage{_N}\d{{1,2}}(?!\w)|\br\.?d\.?c\b\.?|\brez[ -]de[ -](?:chauss[ée]e|jardin)\b)"
    rf"(?:\s{_SIDE})?",
    "door": rf"\bporte{_N}(?:{_MARK}|{_SIDE})",
    "entrance": rf"\b(?:entr[ée]e|hall){_N}{_MARK}",
    "unit": r"\b(?:lot|villa|pavillon|studio|chambre|emplacement|bo[îi]te(?:\saux\slettres)?|bal)"
    rf"{_N}{_FIGURE}",
}
PART = re.compile("(?i:" + "|".join(f"(?P<{kind}>{form})" for kind, form in _PARTS.items()) + ")")
SURE_PARTS = frozenset({"flat"})


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of an address: where it stands, what it is, and whether it leads to a door alone."""

    start: int
    end: int
    kind: str
    weight: str = WEAK


def parts_in(text: str) -> list[Element]:
    """Return the parts of dwellings written in a text."""
    return [
        Element(*found.span(), found.lastgroup, SURE if found.lastgroup in SURE_PARTS else WEAK)
        for found in PART.finditer(text)
        if found.lastgroup is not None
    ]
