"""Find the people named in a text, with or without a title, surnames in no list. Pure.

A name is known by what stands around it: a title, a turn of phrase, a first name beside an unknown
word, a surname in capitals. A name after « rue », « école » or « Saint » is a place's and stays.
"""

import re
from collections.abc import Callable

from generator.needs.masking.cues import DECLARES, HINTS, cues_of
from generator.needs.masking.given_names import (
    given_after,
    given_name,
    surname_first,
    unknown_pair,
)
from generator.needs.masking.reading import (
    Reading,
    grown,
    is_of_a_place,
    is_unknown,
    is_unknown_or_family,
    past_particles,
)
from generator.needs.masking.surroundings import (
    ACRONYMS,
    CITIES,
    FUNCTION_WORDS,
    LETTERED,
    LONE_LETTERS,
    NOBODY,
    OF,
    OFFICES,
    PLACES,
    SHORT_TITLES,
    TITLES,
    WEAK_TITLES,
)
from generator.needs.masking.words import (
    CAPITAL,
    INITIAL,
    LOW,
    SPACE,
    UPPER,
    Token,
    Word,
    is_flat,
    is_ordinary,
    tokens_of,
)

HIGH = frozenset({CAPITAL, UPPER})
VOWEL = re.compile(r"[aeiouy]")  # none in an acronym spelt letter by letter
LETTERS = frozenset({"m", "mm", "me"})
DIGITS = tuple("0123456789") + tuple(f"{digit} " for digit in range(10))
DECLARED = re.compile(r"(?i)appel|nom")  # « m'appelle », « mon nom », « prénom : »
AFTER_TITLE = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.")


def people_in(text: str) -> list[tuple[int, int]]:
    """Return where people are named: start and end of each name, in order, titles left out."""
    tokens = tokens_of(text)
    cues = cues_of(text) if _may_be_cued(text, tokens) else {}
    if not cues and not any(token.word.is_telling for token in tokens):
        return []
    reading = Reading(text, tokens, cues, is_flat(tokens))
    spans: list[tuple[int, int]] = []
    rank = 0
    while rank < len(tokens):
        found = next((span for rule in RULES if (span := rule(reading, rank))), None)
        first, rank = found or (rank + 1, rank + 1)
        if first < rank:
            spans.append((tokens[first].start, _end(reading, rank - 1)))
    return spans


def _may_be_cued(text: str, tokens: list[Token]) -> bool:
    """Spare the long search of turns of phrase where no word could be a name after one."""
    if any(token.word.is_given or token.word.shape in HIGH for token in tokens[1:]):
        return True
    return DECLARED.search(text) is not None


def _end(reading: Reading, rank: int) -> int:
    token = reading.tokens[rank]
    has_dot = token.word.shape == INITIAL and reading.text[token.end : token.end + 1] == "."
    return token.end + has_dot


def _titled(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« M. Le Goff », « Mme Nguyen Thi Hoa », « mme durand »; never « Madame la Maire »."""
    first = rank + 1
    if not _is_title(reading, rank) or first >= len(reading.tokens):
        return None
    title = reading.word(rank)
    weak = title.folded in WEAK_TITLES or (title.folded in LETTERS and title.shape == LOW)
    if not _follows_title(reading, first, title) or _is_a_street_s(reading, rank, weak=weak):
        return None
    name = past_particles(reading, first)
    if name >= len(reading.tokens) or not _is_titled_name(reading, name, weak=weak):
        return None
    return first, grown(reading, name + 1)


def _is_title(reading: Reading, rank: int) -> bool:
    title = reading.word(rank)
    if title.folded not in TITLES and title.folded not in WEAK_TITLES:
        return False
    # « il m'a dit », « je me demande » and « 5 m. de large » hold no title, « m. durand » does.
    after = reading.text[reading.tokens[rank].end :][:1]
    if title.folded not in LETTERS or title.shape != LOW:
        return True
    return title.folded != "me" and after == "." and not reading.gap(rank).endswith(DIGITS)


def _follows_title(reading: Reading, first: int, title: Word) -> bool:
    gap = reading.gap(first)
    if title.folded in SHORT_TITLES:
        # « P.M.E. » and « M.J.C. » hold no title.
        spelled = reading.word(first).shape == INITIAL and not gap.endswith((" ", "\u00a0"))
        before = reading.text[: reading.tokens[first - 1].start].rstrip()[-1:]
        before = before if first > 1 and reading.word(first - 2).shape == INITIAL else ""
        return AFTER_TITLE.fullmatch(gap) is not None and before != "." and not spelled
    return SPACE.fullmatch(gap) is not None


def _is_a_street_s(reading: Reading, rank: int, *, weak: bool) -> bool:
    """Say whether a title belongs to a street or a school: « rue du docteur Martin »."""
    honours = weak or reading.word(rank).folded in {"dr", "mgr"}
    behind = [reading.word(back).folded for back in range(max(0, rank - 3), rank)]
    return honours and bool(PLACES & set(behind)) and behind[-1] in OF


def _is_titled_name(reading: Reading, rank: int, *, weak: bool) -> bool:
    word = reading.word(rank)
    if reading.shape(rank) == INITIAL:
        return True
    if word.folded in OFFICES or word.folded in FUNCTION_WORDS:
        return False
    if weak and reading.shape(rank) == LOW and reading.word(rank - 1).folded in {"maitre", "me"}:
        return word.is_first_name or word.is_family  # « maître nageur », « me voici »
    if reading.shape(rank) == LOW or weak:
        return word.is_given or word.is_family or not is_ordinary(word.folded)
    return True


def _cued(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« je m'appelle léa », « ma voisine Kowalczyk », « contactez Karima B. », « chez Rose »."""
    strength = reading.cues.get(reading.tokens[rank].start)
    if strength is None or reading.word(rank).folded in TITLES:
        return None
    word, shape = reading.word(rank), reading.shape(rank)
    if strength == HINTS:
        named = _is_hinted(reading, rank)
    elif word.is_given:
        named = strength == DECLARES or word.folded not in NOBODY
    elif shape == LOW:
        named = strength == DECLARES and is_unknown(reading, rank)
    else:
        spelt = shape == UPPER and not VOWEL.search(word.folded)
        named = is_unknown_or_family(reading, rank) and not is_ordinary(word.folded) and not spelt
    if not named or given_after(reading, rank) is not None:
        return None  # a surname before a first name is read by the rule for it
    return rank, grown(reading, rank + 1)


def _is_hinted(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    if reading.shape(rank) == LOW:
        return False  # a sure first name is found without a hint
    if word.is_given:
        return word.folded not in CITIES
    following = rank + 1
    return (
        reading.joins(following)
        and is_unknown(reading, rank)
        and is_unknown(reading, following)
        and {reading.shape(rank), reading.shape(following)} == {CAPITAL}
    )


def _initialled(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« P. Martin », « J.-P. Durand », « J Vergnolle »; never « la vitamine C. Les »."""
    if reading.word(rank).shape != INITIAL or _is_lettered(reading, rank):
        return None
    name = rank + 1
    while reading.joins(name) and "." in reading.gap(name) and reading.word(name).shape == INITIAL:
        name += 1
    if not reading.joins(name) or _is_acronym(reading, rank, name):
        return None
    has_dot = "." in reading.gap(name)
    name = past_particles(reading, name)
    if name >= len(reading.tokens) or not _goes_with_initial(reading, name, has_dot=has_dot):
        return None
    is_letter = has_dot or reading.word(rank).folded not in LONE_LETTERS
    return (rank, grown(reading, name + 1)) if is_letter else None


def _goes_with_initial(reading: Reading, name: int, *, has_dot: bool) -> bool:
    word, shape = reading.word(name), reading.shape(name)
    if shape == LOW:
        return reading.flat and has_dot and is_unknown_or_family(reading, name)
    if shape == INITIAL or word.folded in FUNCTION_WORDS or word.folded in ACRONYMS:
        return False
    return has_dot or word.is_family or is_unknown(reading, name)


def _is_lettered(reading: Reading, rank: int) -> bool:
    return rank > 0 and reading.joins(rank) and reading.word(rank - 1).folded in LETTERED


def _is_acronym(reading: Reading, rank: int, name: int) -> bool:
    """Say whether letters are an acronym's: « H.L.M. », not « J.-P. » nor « J. P. »."""
    letters = reading.text[reading.tokens[rank].start : reading.tokens[name - 1].end]
    before = reading.text[: reading.tokens[rank].start][-1:]
    return before in {".", "/", "&"} or (
        name - rank > 1 and "-" not in letters and " " not in letters
    )


def _last_initial(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« Dubreucq K. » and « Le Floch A. »; never « Bâtiment B. »."""
    if reading.shape(rank) not in HIGH or _is_lettered(reading, rank + 1):
        return None
    letter = rank + 1
    if not reading.joins(letter) or reading.word(letter).shape != INITIAL:
        return None
    after = reading.text[reading.tokens[letter].end :][:1]
    word = reading.word(rank)
    known = word.is_family or is_unknown(reading, rank)
    named = known and not is_of_a_place(reading, rank)
    return (rank, letter + 1) if named and after == "." else None


Rule = Callable[[Reading, int], tuple[int, int] | None]
RULES: tuple[Rule, ...] = (
    _titled,
    _cued,
    surname_first,
    _initialled,
    _last_initial,
    given_name,
    unknown_pair,
)
