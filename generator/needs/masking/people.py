"""Find the people named in a text, with or without a title, surnames in no list. Pure.

A name is known by what stands around it: a title, a turn of phrase, a first name beside an unknown
word, a surname in capitals. A name after « rue », « école » or « Saint » is a place's and stays.
"""

import re
from collections.abc import Callable

from generator.needs.masking.cues import DECLARES, HINTS, NAMES, cues_of
from generator.needs.masking.frames import beside, framed, may_be_framed, merged
from generator.needs.masking.given_names import (
    given_after,
    given_name,
    listed_name,
    surname_first,
    unknown_pair,
)
from generator.needs.masking.initials import (
    initialled,
    last_initial,
)
from generator.needs.masking.reading import (
    Reading,
    grown,
    is_of_a_place,
    is_unknown,
    is_unknown_or_family,
    past_particles,
    past_sign,
)
from generator.needs.masking.surroundings import (
    ACRONYMS,
    CITIES,
    FUNCTION_WORDS,
    NOBODY,
    NUMBERS,
    OF,
    OFFICES,
    ORGANISATIONS,
    TITLES,
)
from generator.needs.masking.titles import titled
from generator.needs.masking.words import (
    CAPITAL,
    INITIAL,
    LOW,
    UPPER,
    Token,
    is_flat,
    is_ordinary,
    is_verb,
    tokens_of,
)

LONG_SHOUT = 4  # letters of an unknown word in a text all in capitals
HIGH = frozenset({CAPITAL, UPPER})
MONTHS = frozenset({"janvier", "mars", "avril", "mai", "juin", "septembre"})
VOWEL = re.compile(r"[aeiouy]")  # none in an acronym spelt letter by letter
NO_SURNAMES = FUNCTION_WORDS | ORGANISATIONS | OFFICES | ACRONYMS | NOBODY
DECLARED = re.compile(
    r"(?i)app?el|nom|\bet moi\b|famille|chez les|vieux|vieille|\bmoi,? c"
)  # « m'appelle », « mon nom », « prénom : »
MARRIED = re.compile(r"(?i:,?\s\(?(?:[ée]pouse|[ée]p\.|alias|veuve|vve)\s:?\s?)")
WIDOW = re.compile(r"(?i:,?\s\(?(?:veuve|vve|[ée]pouse)\s)[A-ZÀ-Ý][\w'’\-]+")
LOW_INITIAL = re.compile(r"(?<![\w'’.])(?:[a-zà-ÿ]|Ph|Th|Chr|Cl|Gh)\.[ \-]?[^\W\d_]{2}")


def people_in(text: str) -> list[tuple[int, int]]:
    """Return where people are named: start and end of each name, in order, titles left out."""
    tokens = tokens_of(text)
    cues = cues_of(text) if _may_be_cued(text, tokens) else {}
    telling = any(token.word.is_telling for token in tokens) or LOW_INITIAL.search(text)
    if not cues and not telling and not may_be_framed(text):
        return []
    reading = Reading(text, tokens, cues, is_flat(tokens))
    spans = beside(reading, merged([*_by_rules(reading), *framed(reading)]))
    return _married(text, [(tokens[first].start, _end(reading, end - 1)) for first, end in spans])


def _by_rules(reading: Reading) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    rank = 0
    while rank < len(reading.tokens):
        found = next((span for rule in RULES if (span := rule(reading, rank))), None)
        first, rank = found or (rank + 1, rank + 1)
        if first < rank:
            spans.append((first, rank))
    return spans


def _married(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """« Josette Durand épouse Martin » is one person."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and MARRIED.fullmatch(text, kept[-1][1], start):
            kept[-1] = (kept[-1][0], end)
        elif not kept or start >= kept[-1][1]:
            widow = WIDOW.match(text, end)
            kept.append((start, widow.end() if widow else end))
    return kept


def _may_be_cued(text: str, tokens: list[Token]) -> bool:
    """Spare the long search of turns of phrase where no word could be a name after one."""
    read = [token.word for token in tokens[1:]]
    if any(word.is_given or word.is_family or word.shape in HIGH for word in read):
        return True
    return (DECLARED.search(text) or LOW_INITIAL.search(text)) is not None


def _end(reading: Reading, rank: int) -> int:
    token = reading.tokens[rank]
    has_dot = reading.shape(rank) == INITIAL and reading.text[token.end : token.end + 1] == "."
    return token.end + has_dot


def _cued(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« je m'appelle léa », « ma voisine Kowalczyk », « contactez Karima B. », « chez Rose »."""
    strength = reading.cues.get(reading.tokens[rank].start)
    if strength is None or reading.word(rank).folded in TITLES or is_of_a_place(reading, rank):
        return None
    name = rank if strength == HINTS else past_particles(reading, rank)
    if name >= len(reading.tokens):
        return None
    if strength == HINTS:
        named = _is_hinted(reading, rank)
    elif name > rank:
        named = _is_noble(reading, rank, name, strength)
    else:
        named = _is_presented(reading, rank, strength)
    if not named or given_after(reading, rank) is not None:
        return None  # a surname before a first name is read by the rule for it
    return rank, grown(reading, name + 1)


def _is_noble(reading: Reading, rank: int, name: int, strength: str) -> bool:
    """« la famille d'Aubigny », « le vieux Ben Salah »; not « ma voisine du dessus »."""
    of_low = reading.word(rank).folded in OF and (reading.flat or reading.shape(rank) == LOW)
    if of_low and strength not in {DECLARES, NAMES}:
        return False
    if not is_unknown_or_family(reading, name) or is_ordinary(reading.word(name).folded):
        return False
    return not of_low or reading.shape(name) != LOW or not is_verb(reading.word(name).folded)


def _is_presented(reading: Reading, rank: int, strength: str) -> bool:
    word, shape = reading.word(rank), reading.shape(rank)
    if word.is_given:
        acts = shape == LOW and is_verb(word.folded) and is_ordinary(word.folded)
        return strength == DECLARES or (word.folded not in NOBODY and not acts)
    if shape == LOW:
        unknown = is_unknown(reading, rank) or (word.is_family and not is_ordinary(word.folded))
        if strength == NAMES:
            unknown = unknown or word.folded in MONTHS  # « le père avril »
            plural = word.folded.endswith("s") and not word.is_family
            acts = is_verb(word.folded) or (word.folded.endswith("ent") and not word.is_family)
            return unknown and not plural and not acts
        shouted = reading.flat and len(word.folded) >= LONG_SHOUT
        told = strength == DECLARES or (
            (word.is_family or shouted) and not is_verb(word.folded) and word.folded not in NUMBERS
        )
        return unknown and told
    if strength == NAMES and shape == CAPITAL:
        several = word.folded.endswith("s") and is_ordinary(word.folded) and not word.is_family
        return word.folded.split("-")[0] not in NO_SURNAMES and not several  # « chez les Verts »
    spelt = shape == UPPER and not VOWEL.search(word.folded)
    return is_unknown_or_family(reading, rank) and not is_ordinary(word.folded) and not spelt


def _is_hinted(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    if reading.shape(rank) == LOW:
        return False  # a sure first name is found without a hint
    if word.is_given:
        return word.folded not in CITIES
    if word.is_family and is_unknown_or_family(reading, rank) and not is_ordinary(word.folded):
        return True
    following = rank + 1
    return (
        reading.joins(following)
        and is_unknown(reading, rank)
        and is_unknown(reading, following)
        and {reading.shape(rank), reading.shape(following)} == {CAPITAL}
    )


def _sign(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« Franck Provost » cuts hair: read past; « M. Franck Provost » has been read before."""
    strength = reading.cues.get(reading.tokens[rank].start, HINTS)
    end = past_sign(reading, rank) if strength == HINTS else None
    return None if end is None else (end, end)


Rule = Callable[[Reading, int], tuple[int, int] | None]
RULES: tuple[Rule, ...] = (
    _sign,
    titled,
    listed_name,
    _cued,
    surname_first,
    initialled,
    last_initial,
    given_name,
    unknown_pair,
)
