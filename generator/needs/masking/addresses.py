"""Postal addresses: a number in a street, a door in a residence, a lieu-dit, a box. Pure.

A street without a number and a residence without a door are places, useful to locate a need: they
stay, unless a postcode or a part of a dwelling stands beside them.
"""

import re
from dataclasses import dataclass

from generator.needs.masking.address_patterns import (
    ABBREVIATED,
    COUNTED,
    DATE_NAME,
    GAP,
    GAP_OF,
    HAMLET,
    HEADS,
    HINT,
    HONOURS,
    LINKS,
    LOW_LINKS,
    NAME_GAP,
    NAME_WORD,
    NAMED_PLACE,
    NUMBERED_LINE,
    NUMBERED_WAY,
    PARTS,
    PLACE_WORD,
    TOWN,
    WHOLE,
    WINDING,
)
from generator.needs.masking.dwellings import SURE, WEAK, Element, parts_in
from generator.needs.masking.surroundings import FUNCTION_WORDS
from generator.needs.masking.towns import past_town
from generator.needs.masking.words import is_flat, is_ordinary, is_verb, read_word, tokens_of

Span = tuple[int, int]

MOST_NAMES = 5  # words in a street's name, links apart: « rue du vieux moulin de la haute ville »
MOST_LOW = 2  # of which in small letters, short of « général leclerc »
MOST_LINKS = 3  # « de la », « de l' »
MOST_LOW_HAMLET = 3  # « le bois rond », « la grande borde »
LOOK_BACK = 60  # characters
DIGIT = re.compile(r"\d")
TWO_KINDS = 2  # « bât B, 3e étage »; « du 1er étage au 3e étage » is one


@dataclass
class StreetName:
    """A street's name as it is read, word after word."""

    text: str
    position: int
    flat: bool
    end: int | None = None
    previous: str = ""
    lows: int = 0
    highs: int = 0
    is_hamlet: bool = False

    def take(self, *, any_word: bool) -> bool:
        """Take the next word when it belongs to the name; ``any_word`` is for the first."""
        found = self._next()
        if found is None:
            return False
        word = read_word(found[0].rstrip("'’")).folded
        capital = found[0][0].isupper() and not self.flat
        if self.end is None:
            fits = capital or (any_word and word not in FUNCTION_WORDS | COUNTED)
        else:
            fits = (capital and word not in FUNCTION_WORDS) or self._goes_on(word)
        if fits:
            self.end = self.position = found.end()
            self.previous = word
            self.lows += not capital
            self.highs += capital
        return fits

    def _next(self) -> re.Match[str] | None:
        position = self.position
        for _ in range(MOST_LINKS):
            gap = NAME_GAP.match(self.text, position)
            word = NAME_WORD.match(self.text, gap.end() if gap else position)
            if word is None:
                return None
            folded = read_word(word[0].rstrip("'’")).folded
            with_head = self.previous in HEADS
            if folded not in LINKS and not (with_head and folded == "a"):
                return word
            after = self.text[word.end() :].lstrip()[:1]
            if self.end is not None and not self._links(folded, after, with_head=with_head):
                return None
            position = word.end()
        return None

    def _links(self, link: str, after: str, *, with_head: bool) -> bool:
        """« Pierre et Marie Curie », « le moulin à vent », « penn ar roz »; not « et la fibre »."""
        if after.isupper():
            return True
        if self._is_low_hamlet:
            return link in LOW_LINKS or (link in {"la", "l"} and self.position != self.end)
        return with_head and link != "et"

    @property
    def _is_low_hamlet(self) -> bool:
        return self.is_hamlet and not self.highs

    def _goes_on(self, word: str) -> bool:
        if word in FUNCTION_WORDS:
            return False
        if self._is_low_hamlet:
            return self.lows < MOST_LOW_HAMLET and not is_verb(word)
        called = self.previous in HONOURS or read_word(self.previous).is_given
        linked = self.previous in HEADS and self.text[: self.position][-1:] != " "
        if called or (linked and self._has_link()):
            return True
        return self.lows < MOST_LOW < len(word) and not is_ordinary(word)

    def _has_link(self) -> bool:
        found = NAME_WORD.match(self.text, self.position + 1)
        return found is not None and read_word(found[0].rstrip("'’")).folded in LINKS | {"a"}


def addresses_in(text: str) -> list[Span]:
    """Return postal addresses, each whole: residence, dwelling, street, postcode and town."""
    if not HINT.search(text):
        return []
    ways = list(NUMBERED_WAY.finditer(text))
    hamlets = list(HAMLET.finditer(text))
    flat = bool(ways or hamlets) and is_flat(tokens_of(text))
    streets = [_street(text, way, flat=flat) for way in ways]
    named = [_hamlet(text, hamlet, flat=flat) for hamlet in hamlets]
    elements = [one for one in (*streets, *named) if one is not None]
    parts = parts_in(text)
    elements += [*_whole(text), *parts, *_places_after(text, parts, flat=flat)]
    if elements or DIGIT.search(text):
        elements += _named_places(text, elements)
    return _joined(text, elements)


def _whole(text: str) -> list[Element]:
    elements = []
    for pattern in WHOLE:
        for whole in pattern.finditer(text):
            part = whole.lastgroup if whole.lastgroup in PARTS else None
            elements.append(Element(*whole.span(part or 0), "whole", SURE))
    return elements


def _hamlet(text: str, found: re.Match[str], *, flat: bool) -> Element | None:
    name = StreetName(text, found.end(), flat, is_hamlet=True)
    end = _name_end(text, name, any_word=True)
    return None if end is None else Element(found.start(), end, "hamlet", SURE)


def _street(text: str, found: re.Match[str], *, flat: bool) -> Element | None:
    if NUMBERED_LINE.search(text, max(0, found.start() - LOOK_BACK), found.start()):
        return None
    sure = found["sure"] is not None
    end = _name_end(text, StreetName(text, found.end(), flat), any_word=sure)
    several = int(found["number"]) > 1 or found["rank"] is not None
    if end is None and several and _is_named_not_counted(text, found):
        end = _name_end(text, StreetName(text, found.end(), flat), any_word=True)
    return None if end is None else Element(found.start(), end, "street", SURE)


def _is_named_not_counted(text: str, found: re.Match[str]) -> bool:
    """« 12 chemin des vignes » and « 8 place carnot », not « 20 place de parking »."""
    words = [
        read_word(word[0].rstrip("'’")).folded
        for word in NAME_WORD.finditer(text, found.end(), found.end() + LOOK_BACK)
    ]
    name = next((word for word in words if word not in LINKS), None)
    if name is None or name in COUNTED or name in FUNCTION_WORDS:
        return False
    winds = bool(WINDING.search(found[0])) or read_word(name).is_given
    return words[0] in LINKS or winds or not is_ordinary(name)


def _name_end(text: str, name: StreetName, *, any_word: bool) -> int | None:
    """Return where a street's name ends, None when what follows cannot be one."""
    dated = DATE_NAME.match(text, name.position)
    if dated:
        return dated.end()
    for _ in range(MOST_NAMES):
        if not name.take(any_word=any_word):
            break
    return name.end


def _named_places(text: str, elements: list[Element]) -> list[Element]:
    """« résidence Les Tilleuls », « rue Neuve »: where a piece of an address follows at once."""
    starts = {element.start for element in elements}
    places = []
    for found in NAMED_PLACE.finditer(text):
        end = _place_end(text, found, starts)
        if end is not None:
            places.append(Element(found.start(), end, "place", WEAK))
    return places


def _places_after(text: str, parts: list[Element], *, flat: bool) -> list[Element]:
    """« appartement 4 de la tour Verdi », « entrée C, cité des Rosiers »."""
    places = []
    for part in parts:
        gap = (GAP_OF if part.weight == SURE else GAP).match(text, part.end)
        found = NAMED_PLACE.match(text, gap.end()) if gap else None
        if found is None or not text[found.end() : found.end() + 1].isspace():
            continue
        end = _name_end(text, StreetName(text, found.end(), flat), any_word=False)
        if end is not None:
            places.append(Element(found.start(), end, "place", WEAK))
    return places


def _place_end(text: str, found: re.Match[str], starts: set[int]) -> int | None:
    if found[0].endswith(".") and not ABBREVIATED.fullmatch(found[0]):
        return None  # « 3 heures de route. Habitant… »
    position = found.end()
    named, previous = found["housing"] is not None, ""
    for _ in range(MOST_NAMES):
        word = PLACE_WORD.match(text, position)
        if word is None:
            return None
        spelling = word[0].strip()
        folded = read_word(re.split(r"['’]", spelling)[-1]).folded
        named = named or spelling[0].isupper() or folded in LINKS
        low = not spelling[0].isupper() and previous not in LINKS
        is_stop = folded in FUNCTION_WORDS or (low and (folded in COUNTED or is_verb(folded)))
        is_stop = is_stop and folded not in LINKS
        if is_stop or not named:
            return None
        position, previous = word.end(), folded
        if folded not in LINKS and _leads(text, position, starts):
            return position
    return None


def _leads(text: str, position: int, starts: set[int]) -> bool:
    gap = GAP.match(text, position)
    return (gap is not None and gap.end() in starts) or TOWN.match(text, position) is not None


def _joined(text: str, elements: list[Element]) -> list[Span]:
    """Return the pieces that touch as one address each, with the postcode and town after them."""
    spans: list[Span] = []
    group: list[Element] = []
    end = 0
    for element in sorted(elements, key=lambda one: (one.start, one.end)):
        if group and not _touches(text, group, end, element):
            town = TOWN.match(text, end)
            if town is not None:
                group.append(Element(end, town.end(), "town", SURE))
                end = town.end()
            if town is None or not _touches(text, group, end, element):
                spans += _address(text, group, end)
                group = []
        end = element.end if not group else max(end, element.end)
        group.append(element)
    return spans + _address(text, group, end)


def _touches(text: str, group: list[Element], end: int, element: Element) -> bool:
    gap = GAP_OF if any(one.weight == SURE for one in group) else GAP
    return element.start <= end or gap.fullmatch(text, end, element.start) is not None


def _address(text: str, group: list[Element], end: int) -> list[Span]:
    if not group:
        return []
    town = TOWN.match(text, end)
    end = town.end() if town else end
    kinds = {element.kind for element in group}
    sure = town is not None or any(element.weight == SURE for element in group)
    if not sure and len(kinds) < TWO_KINDS:
        return []
    return [(group[0].start, end if town else past_town(text, end))]
