"""Names told by what follows them, and by the names beside them. Pure.

« Gerty, [courriel] », « Duc, bénévole à… », « Astride répond que », « [nom], Rony et [nom] »:
there, words in no list of first names are somebody's too, also in small letters.
"""

import re

from generator.needs.masking.announcements import SAYS
from generator.needs.masking.cues import KIN
from generator.needs.masking.reading import (
    Reading,
    is_of_a_place,
    is_unknown,
    past_sign,
)
from generator.needs.masking.surroundings import (
    ACRONYMS,
    ARTICLES,
    CITIES,
    FUNCTION_WORDS,
    NOBODY,
    NUMBERS,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    SAINTS,
    TITLES,
    WEAK_TITLES,
)
from generator.needs.masking.word_lists import words
from generator.needs.masking.words import CAPITAL, INITIAL, LOW, UPPER, is_ordinary, is_verb

Ranks = tuple[int, int]

MOST_PARTS = 5  # words of a name, particles counted: « Maria de la Cruz Ferreira »
MOST_ROUNDS = 4  # « X, Y, Z, T et [nom] »
LOOK_BACK = 20  # characters: « il n'y a plus que »
SHORT = 2  # letters of « AS Petit »
BORNE = words("noel toussaint")
TO_PLACES = words("a en de du des au aux vers sur sous depuis d dans rue")
NEVER = (
    (OFFICES | ORGANISATIONS | PLACES | TITLES | WEAK_TITLES | SAINTS | NUMBERS | FUNCTION_WORDS)
    - PARTICLES
    - BORNE
)
# Where a reader expects whose it is: anybody, in any spelling.
_CONTACT = (
    r"\s?(?:[,;:(/|\-–—]\s?|\s)\(?\s?(?:(?i:t[ée]l|mail|mob|port|courriel|adresse|num[ée]ro)\w*\.?\s?:?\s?)?"
    r"\[(?:courriel|téléphone|adresse|date de naissance|identifiant|n° de sécurité sociale)\]"
    r"|\s?\n\s?(?:(?i:t[ée]l|mail|mob|port)\w*\.?\s?:?\s?)?\[(?:courriel|téléphone|adresse)\]"
    r"|,?\s(?i:mon|son)\s(?i:t[ée]l|num|n°|mail|port|mob|06)"
    r"|,?\s(?i:n[ée]e?|n[ée]\(e\))\s(?:(?i:le|en|un|[àa])\s)?[^\n]{0,25}\[date"
    r"|\s?:\s?[\"«“]"
    rf"|,\s(?i:{KIN}|adh[ée]rente?|habitante?|retrait[ée]e?|\d\d\sans|repr[ée]sentante?|membre)\b"
    r"|\s\((?i:absente?|excus[ée]e?|pr[ée]sente?|grippe|service|b[ée]n[ée]vole|\d\d ans)\b"
)
_SPEECH = (
    rf"\s(?i:(?:{SAYS})\s(?:que\b|qu['’]|:))"
    r"|\s(?i:n['’]est\spas\sd['’]accord|a\s(?:dit|r[ée]pondu|pr[ée]cis[ée])\b)"
)
# « c'est violette qui garde », « y a que Duc qui »
_DOER = r"(?=\s(?i:qui|qu['’]on|que\sj|m['’]a|nous\sa|lui)\b)"
_FOLLOWS = re.compile(
    rf"(?<=\w)(?:(?P<contact>{_CONTACT})|(?P<speech>{_SPEECH})|(?P<doer>{_DOER}))"
)
_POINTS = re.compile(r"(?i)(?:\bc['’]?\s?est|\bc|\bcé|\by\sa\s(?:plus\s)?que?|\bcomme|\bpar)\s$")
_AND = words("et ou")
_LISTED = re.compile(r"\s?[,;/&+]\s?|\s?\n\s?[\-•*]?\s?")


def may_be_framed(text: str) -> bool:
    """Say whether a text in small letters may name somebody before a contact or a quotation."""
    return "[" in text or "qui" in text or _FOLLOWS.search(text) is not None


def framed(reading: Reading) -> list[Ranks]:
    """Return the ranks of names before a contact, a role, a quotation or what they say."""
    last_at = {token.end: rank for rank, token in enumerate(reading.tokens)}
    ranks = []
    for found in _FOLLOWS.finditer(reading.text):
        last = last_at.get(found.start())
        if last is None:
            continue
        first = _pointed(reading, last) if found["doer"] is not None else _first_of(reading, last)
        if first is None or past_sign(reading, first) is not None:
            continue
        capital = found["doer"] is not None and reading.shape(last) == CAPITAL
        if capital or _is_named(reading, first, last, low=found["speech"] is None):
            ranks.append((first, last + 1))
    return ranks


def _pointed(reading: Reading, last: int) -> int | None:
    """« y a que Duc qui », « c'est violette qui »; not « c'est la mairie qui »."""
    first = _first_of(reading, last)
    if first is None and reading.shape(last) == CAPITAL and reading.word(last).folded not in NEVER:
        first = last
    start = reading.tokens[last if first is None else first].start
    points = _POINTS.search(reading.text, max(0, start - LOOK_BACK), start)
    return first if points is not None else None


def _is_part(reading: Reading, rank: int) -> bool:
    word, shape = reading.word(rank), reading.shape(rank)
    after = rank + 1
    two = word.shape == UPPER and len(word.folded) == SHORT and not reading.flat  # « AS Petit »
    if two and reading.joins(after) and reading.shape(after) == CAPITAL:
        return True
    if shape == INITIAL:
        return word.folded not in TITLES  # « mon voisin m. Durand »
    if word.folded in PARTICLES:
        return True
    if word.folded in NEVER or (word.folded in ACRONYMS and not word.is_given | word.is_family):
        return False
    if word.is_given or word.is_family or is_unknown(reading, rank):
        return shape != LOW or not is_verb(word.folded) or word.is_given
    high = shape == CAPITAL and not reading.begins(rank)
    beside_given = (reading.joins(rank) and reading.word(rank - 1).is_given) or (
        reading.joins(rank + 1) and reading.word(rank + 1).is_given and shape != LOW
    )
    return (high or reading.flat) and beside_given


def _first_of(reading: Reading, last: int) -> int | None:
    """Return where the name that ends at a rank begins, None when no name does."""
    first = None
    for rank in range(last, max(-1, last - MOST_PARTS), -1):
        if not _is_part(reading, rank):
            break
        first = rank
        if not reading.joins(rank):
            break
    while first is not None and first <= last and _is_low_link(reading, first):
        first += 1
    return None if first is None or first > last else first


def _is_low_link(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    low = word.shape == LOW or (reading.flat and reading.joins(rank))
    return word.folded in PARTICLES and reading.shape(rank) != INITIAL and low


def _is_named(reading: Reading, first: int, last: int, *, low: bool) -> bool:
    """Say whether words are somebody's; ``low``, even one word in small letters is."""
    if is_of_a_place(reading, first):
        return False
    parts = [rank for rank in range(first, last + 1) if reading.word(rank).folded not in PARTICLES]
    before = reading.word(first - 1).folded if reading.joins(first) else ""
    given = [rank for rank in parts if _is_given(reading, rank, alone=len(parts) == 1)]
    known = [rank for rank in parts if _is_surely_family(reading, rank)]
    if len(parts) > 1:
        opens = before not in TO_PLACES and (reading.shape(first) != LOW or reading.begins(first))
        unknown = opens and all(_is_like_a_name(reading, rank) for rank in parts)
        letters = any(reading.shape(rank) == INITIAL for rank in parts)
        return bool(given or known) or letters or unknown
    if not parts or before in ARTICLES or (before in TO_PLACES and not given):
        return False
    word, shape = reading.word(parts[0]), reading.shape(parts[0])
    if given or known:
        place = word.folded in CITIES and (before in TO_PLACES or word.folded in NOBODY - BORNE)
        return (low or shape != LOW) and not place
    return low and shape == CAPITAL and _is_like_a_name(reading, parts[0])


def _is_like_a_name(reading: Reading, rank: int) -> bool:
    """« johny », « Gerty »; not « éboueurs oublient tjs » nor « Immatriculé »."""
    word = reading.word(rank)
    plural = reading.shape(rank) == LOW and word.folded.endswith(("s", "ent"))
    return is_unknown(reading, rank) and not plural and not is_verb(word.folded)


def _is_given(reading: Reading, rank: int, *, alone: bool) -> bool:
    """« France Inter » and « Paris Habitat » are nobody's names."""
    word = reading.word(rank)
    return word.is_given and (alone or word.folded not in CITIES)


def _is_surely_family(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    return word.is_family and (
        not is_ordinary(word.folded) or reading.shape(rank) in {CAPITAL, UPPER}
    )


def beside(reading: Reading, spans: list[Ranks]) -> list[Ranks]:
    """Return the names with those listed beside them: « [nom], Rony et [nom] »."""
    for _ in range(MOST_ROUNDS):
        ends, starts = {end for _, end in spans}, {start for start, _ in spans}
        taken = {rank for span in spans for rank in range(*span)}
        fresh = [
            span
            for first, end in spans
            for span in (_after(reading, end, starts), _before(reading, first, ends))
            if span is not None and not taken & set(range(*span))
        ]
        if not fresh:
            break
        spans = merged([*spans, *fresh])
    return spans


def _after(reading: Reading, end: int, starts: set[int]) -> Ranks | None:
    """« [nom] et Rony font le marché », « [nom], Rony et [nom] »."""
    first, linked = _past_link(reading, end)
    if first is None:
        return None
    last = first
    while (
        last + 1 < len(reading.tokens)
        and last - first < MOST_PARTS
        and reading.joins(last + 1)
        and _is_part(reading, last + 1)
        and last + 1 not in starts
        and reading.shape(last + 1) != LOW
    ):
        last += 1
    if not _is_part(reading, first):
        return None
    while last > first and _is_low_link(reading, last):
        last -= 1
    following, _ = _past_link(reading, last + 1)
    between = following is not None and following in starts
    near = linked or between
    return (first, last + 1) if _is_listed(reading, first, last, linked=near) else None


def _before(reading: Reading, rank: int, ends: set[int]) -> Ranks | None:
    """« Rony et [nom] », « Gerty, [nom] et [nom] »."""
    linked = reading.joins(rank) and reading.word(rank - 1).folded in _AND
    last = rank - 2 if linked else rank - 1
    if last < 0 or not (linked or _LISTED.fullmatch(reading.gap(rank))):
        return None
    if linked and not reading.joins(rank - 1):
        return None
    first = _first_of(reading, last)
    if first is None:
        return None
    behind = first - 1 if reading.joins(first) and reading.word(first - 1).folded in _AND else first
    near = behind in ends or (linked and reading.word(rank - 1).folded == "et")
    return (first, last + 1) if _is_listed(reading, first, last, linked=near) else None


def _past_link(reading: Reading, end: int) -> tuple[int | None, bool]:
    if end >= len(reading.tokens):
        return None, False
    if reading.joins(end) and reading.word(end).folded in _AND:
        linked = reading.word(end).folded == "et"  # « Beaune ou Dijon » are towns
        return (end + 1 if reading.joins(end + 1) else None), linked
    return (end, False) if _LISTED.fullmatch(reading.gap(end)) else (None, False)


def _is_listed(reading: Reading, first: int, last: int, *, linked: bool) -> bool:
    word, low = reading.word(first), reading.shape(first) == LOW
    if low and not linked:
        return False
    if low and not word.is_given:  # « [nom] et astride font »
        return _is_like_a_name(reading, first)
    return _is_named(reading, first, last, low=linked)


def merged(spans: list[Ranks]) -> list[Ranks]:
    """Return spans in order, those that share a word made one."""
    kept: list[Ranks] = []
    for first, end in sorted(spans):
        if kept and first < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((first, end))
    return kept
