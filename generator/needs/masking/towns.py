"""The town written right after a sure address, without a postcode. Pure."""

import re

from generator.needs.masking.reading import BOUNDARY
from generator.needs.masking.surroundings import (
    ACRONYMS,
    FUNCTION_WORDS,
    OFFICES,
    ORGANISATIONS,
    TITLES,
    WEAK_TITLES,
)
from generator.needs.masking.words import is_ordinary, read_word

# Right after a sure address: « à Vierzon », « , Marseille », « lyon » at the end of a sentence.
TOWN_BESIDE = re.compile(
    r"(?P<gap>\s?,\s?(?P<at>[àa]\s+)?|\s?[\-–/]\s?|\s?\(\s?|\s+(?P<near>[àa]\s+|sur\s+)?)"
    r"(?P<town>(?P<article>(?i:l[ea]s?[ \-]|l['’]|saint[e]?[ \-]|ste?[ \-]))?[^\W\d_]{2,}"
    r"(?:['’\-][^\W\d_]+)*(?:[ ](?i:sur|sous|l[eè]s|en)[ ][A-ZÀ-Ý][\w'’\-]+)?)"
)
NO_TOWNS = ORGANISATIONS | ACRONYMS | OFFICES | TITLES | WEAK_TITLES
# Large towns whose name is also the stem of an ordinary word.
TOWNS_LIKE_WORDS = frozenset({"lyon", "tours", "lille", "nice", "sens", "angers", "cannes", "lens"})


def past_town(text: str, end: int) -> int:
    """« 12 rue des Lilas à Vierzon », « , Marseille », « lyon »; not « , EDF » nor « à pied »."""
    found = TOWN_BESIDE.match(text, end)
    if found is None:
        return end
    town = found["town"]
    capital = town[0].isupper() and not town.isupper()
    called = found["at"] is not None or found["near"] is not None
    marked = capital and found["gap"].strip() != ""
    closes = BOUNDARY.match(text, found.end()) is not None
    sure = capital and (called or (marked and closes))
    named = _may_be_town(found, sure=sure)
    return found.end() if named and (called or marked or closes) else end


def _may_be_town(found: re.Match[str], *, sure: bool) -> bool:
    parts = re.split(r"[ '’\-]", found["town"])
    name = read_word(parts[1] if found["article"] and len(parts) > 1 else parts[0]).folded
    if name in NO_TOWNS or name in FUNCTION_WORDS:
        return False
    # « La Rochelle », « Fort-de-France »
    compound = len(parts) > 1 and parts[0][0].isupper() and parts[-1].istitle()
    return sure or compound or not is_ordinary(name) or name in TOWNS_LIKE_WORDS
