"""Postal addresses: a number in a street, a lieu-dit, a post-office box. Pure.

A street without a number is a place, useful to locate a need: it stays, unless a postcode follows.
"""

import re
from dataclasses import dataclass

from generator.needs.masking.address_patterns import (
    AFTER,
    BEFORE,
    COUNTED,
    DATE_NAME,
    HAMLET,
    HEADS,
    HINT,
    HONOURS,
    LINKS,
    NAME_GAP,
    NAME_WORD,
    NUMBERED_LINE,
    NUMBERED_WAY,
    PARTS,
    TOWN,
    WHOLE,
    WINDING,
)
from generator.needs.masking.surroundings import FUNCTION_WORDS
from generator.needs.masking.words import is_flat, is_ordinary, read_word, tokens_of

Span = tuple[int, int]

MOST_NAMES = 5  # words in a street's name, links apart: « rue du vieux moulin de la haute ville »
MOST_LOW = 2  # of which in small letters, short of « général leclerc »
MOST_LINKS = 3  # « de la », « de l' »
LOOK_BACK = 60  # characters: « bâtiment C, 3e étage, »


@dataclass
class StreetName:
    """A street's name as it is read, word after word."""

    text: str
    position: int
    flat: bool
    end: int | None = None
    previous: str = ""
    lows: int = 0

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
            if self.end is not None and not with_head and not after.isupper():
                return None
            position = word.end()
        return None

    def _goes_on(self, word: str) -> bool:
        if word in FUNCTION_WORDS:
            return False
        called = self.previous in HONOURS or read_word(self.previous).is_given
        linked = self.previous in HEADS and self.text[: self.position][-1:] != " "
        if called or (linked and self._has_link()):
            return True
        return self.lows < MOST_LOW < len(word) and not is_ordinary(word)

    def _has_link(self) -> bool:
        found = NAME_WORD.match(self.text, self.position + 1)
        return found is not None and read_word(found[0].rstrip("'’")).folded in LINKS | {"a"}


def addresses_in(text: str) -> list[Span]:
    """Return postal addresses, with their postcode and town."""
    if not HINT.search(text):
        return []
    flat = is_flat(tokens_of(text))
    spans = [span for found in NUMBERED_WAY.finditer(text) if (span := _street(text, found, flat))]
    for pattern in WHOLE:
        for found in pattern.finditer(text):
            part = found.lastgroup if found.lastgroup in PARTS else None
            spans.append(_with_town(text, *found.span(part or 0)))
    for found in HAMLET.finditer(text):
        name_end = _name_end(text, found.end(), flat=flat, any_word=found["article"] is not None)
        if name_end is not None:
            spans.append(_with_town(text, found.start(), name_end))
    return _merged(spans)


def _street(text: str, found: re.Match[str], flat: bool) -> Span | None:  # noqa: FBT001  a fact about the text
    if NUMBERED_LINE.search(text, max(0, found.start() - LOOK_BACK), found.start()):
        return None
    sure = found["sure"] is not None
    end = _name_end(text, found.end(), flat=flat, any_word=sure)
    several = int(found["number"]) > 1 or found["rank"] is not None
    if end is None and several and _is_named_not_counted(text, found):
        end = _name_end(text, found.end(), flat=flat, any_word=True)
    if end is None:
        return None
    before = BEFORE.search(text, max(0, found.start() - LOOK_BACK), found.start())
    return _with_town(text, before.start() if before else found.start(), end)


def _is_named_not_counted(text: str, found: re.Match[str]) -> bool:
    """« 12 chemin des vignes » and « 8 place carnot », not « 20 place de parking »."""
    words = [
        read_word(word[0].rstrip("'’")).folded
        for word in NAME_WORD.finditer(text, found.end(), found.end() + LOOK_BACK)
    ]
    name = next((word for word in words if word not in LINKS), None)
    if name is None or name in COUNTED or name in FUNCTION_WORDS:
        return False
    return words[0] in LINKS or bool(WINDING.search(found[0])) or not is_ordinary(name)


def _name_end(text: str, start: int, *, flat: bool, any_word: bool) -> int | None:
    """Return where a street's name ends, None when what follows cannot be one."""
    dated = DATE_NAME.match(text, start)
    if dated:
        return dated.end()
    name = StreetName(text, start, flat)
    for _ in range(MOST_NAMES):
        if not name.take(any_word=any_word):
            break
    return name.end


def _with_town(text: str, start: int, end: int) -> Span:
    after = AFTER.match(text, end)
    end = after.end() if after else end
    town = TOWN.match(text, end)
    return start, town.end() if town else end


def _merged(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
