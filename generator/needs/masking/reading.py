"""A text read for people: which words go together, and where a name begins and ends. Pure."""

import re
from dataclasses import dataclass

from generator.needs.masking.brands import sign_end
from generator.needs.masking.surroundings import (
    ACRONYMS,
    COMPLEMENTS,
    FUNCTION_WORDS,
    LANDS,
    NOT_NOBLE,
    OF,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    SAINTS,
    SHORT_FIRST_NAMES,
    TITLES,
)
from generator.needs.masking.words import (
    CAPITAL,
    INITIAL,
    LOW,
    SPACE,
    UPPER,
    Token,
    Word,
    is_ordinary,
    is_verb,
    looks_inflected,
)

MOST_PARTS = 3  # after the first: « Maria Da Silva Ferreira », « Nguyen Thi Hoa »
MOST_WORDS_BACK = 5  # « résidence pour personnes âgées Jean Moulin » is not looked for further
SHORTEST_SURNAME = 2  # letters: « Ba », « Ly », « Vo »
LONGEST_HYPHENS = 3  # « Aix-en-Provence-Centre » is a place
BOUNDARY = re.compile(r"\s*(?:$|[\n.,;:!?()/|«»\"–—]|\s-\s)")
DOT = re.compile(r"\.\s?-?\s?")


@dataclass(frozen=True)
class Reading:
    """A text's words, and where a person may be named."""

    text: str
    tokens: list[Token]
    cues: dict[int, str]
    flat: bool

    def word(self, rank: int) -> Word:
        """Return the word at a rank."""
        return self.tokens[rank].word

    def shape(self, rank: int) -> str:
        """Return the shape of a word; capitals say nothing in a text all in capitals."""
        shape = self.word(rank).shape
        short = len(self.word(rank).folded) == 1 or self.word(rank).folded in SHORT_FIRST_NAMES
        if short and shape in {LOW, CAPITAL} and self._is_dotted(rank):
            return INITIAL
        return LOW if self.flat and shape == UPPER else shape

    def _is_dotted(self, rank: int) -> bool:
        """« j. durand », « Ph. Durand »: with a dot it is an initial, « l'été. » holds none."""
        token = self.tokens[rank]
        measured = self.text[max(0, token.start - 2) : token.start].rstrip()[-1:].isdigit()
        bare = token.end - token.start == len(token.word.folded) and not measured  # « 9 m. »
        return bare and self.text[token.end : token.end + 1] == "."

    def gap(self, rank: int) -> str:
        """Return what stands between a word and the one before."""
        start = self.tokens[rank - 1].end if rank else 0
        return self.text[start : self.tokens[rank].start]

    def joins(self, rank: int) -> bool:
        """Say whether a word goes on from the one before, in the same group of words."""
        if not 0 < rank < len(self.tokens):
            return False
        gap = self.gap(rank)
        if not gap:
            return self.text[self.tokens[rank].start - 1] in "'’"
        if self.shape(rank - 1) == INITIAL and DOT.fullmatch(gap):
            return True
        return SPACE.fullmatch(gap) is not None

    def begins(self, rank: int) -> bool:
        """Say whether a word opens the text or follows a mark."""
        return rank == 0 or not self.joins(rank)

    def ends(self, rank: int) -> bool:
        """Say whether a word closes the text or comes before a mark."""
        return BOUNDARY.match(self.text, self.tokens[rank].end) is not None


def is_unknown(reading: Reading, rank: int) -> bool:
    """Say whether a word is in no list: neither ordinary, nor a place's, nor an organisation's."""
    word = reading.word(rank)
    return (
        len(word.folded) >= SHORTEST_SURNAME
        and word.folded.count("-") < LONGEST_HYPHENS
        and word.folded not in ORGANISATIONS
        and word.folded not in PLACES
        and word.folded not in ACRONYMS
        and word.folded.split("-")[-1] not in OFFICES
        and not is_ordinary(word.folded)
    )


def is_unknown_or_family(reading: Reading, rank: int) -> bool:
    """Say whether a word may be a surname."""
    word = reading.word(rank)
    if word.folded in ORGANISATIONS or word.folded in FUNCTION_WORDS:
        return False
    if word.is_family and (reading.shape(rank) == UPPER or not is_ordinary(word.folded)):
        return True
    return is_unknown(reading, rank)


def is_of_a_place(reading: Reading, rank: int) -> bool:
    """Say whether « école maternelle », « rue du docteur » or « Saint » stands before a name."""
    if not rank or reading.gap(rank).strip(". \u00a0\u202f\n"):
        return False
    before = reading.word(rank - 1).folded
    if before in SAINTS:
        return True
    if before in FUNCTION_WORDS or not reading.gap(rank).isspace():
        return False  # « à l'école de Josette » is a person's
    return _heads_a_place(reading, rank - 1)


def _heads_a_place(reading: Reading, last: int) -> bool:
    for back in range(last, max(-1, last - MOST_WORDS_BACK), -1):
        word = reading.word(back).folded
        if word in PLACES:
            return True
        if word not in COMPLEMENTS or not back or reading.gap(back).strip():
            return False
    return False


def past_sign(reading: Reading, rank: int) -> int | None:
    """Return the rank after a shop's or a public place's name, None when there is none."""

    def word_at(one: int) -> str | None:
        inside = 0 <= one < len(reading.tokens)
        together = one <= rank or (inside and reading.joins(one))
        return reading.word(one).folded if inside and together else None

    return sign_end(word_at, rank)


def past_particles(reading: Reading, rank: int) -> int:
    """Return the rank of the first word past « de la », « le », « ben »; « Le Van » ends there."""
    first = rank
    while (
        rank + 1 < len(reading.tokens)
        and reading.word(rank).folded in PARTICLES
        and not (reading.word(rank).folded == "ou" and reading.word(rank).shape == LOW)
        and reading.joins(rank + 1)
        and not _closes_name(reading, rank, lone=rank == first)
    ):
        rank += 1
    return rank


def _closes_name(reading: Reading, rank: int, *, lone: bool) -> bool:
    """« Le Van qui », « M DO répond »; not « Le maire »."""
    after = reading.word(rank + 1)
    if reading.word(rank).shape not in {CAPITAL, UPPER} or reading.flat:
        return False
    if reading.shape(rank + 1) != LOW or after.folded in PARTICLES:
        return False
    return not lone or after.folded in FUNCTION_WORDS or is_verb(after.folded)


def grown(reading: Reading, rank: int) -> int:
    """Return the rank after the last word of the name whose first words end before ``rank``."""
    for _ in range(MOST_PARTS):
        if not reading.joins(rank):
            break
        name = past_particles(reading, rank)
        if not _goes_on(reading, name, rank):
            break
        rank = name + 1
    return rank


def _goes_on(reading: Reading, name: int, first: int) -> bool:
    word, shape = reading.word(name), reading.shape(name)
    if shape == INITIAL and name == first:
        return reading.text[reading.tokens[name].end :][:1] in {".", "", ",", ")", "\n", ";"}
    is_link = name == first and word.folded in PARTICLES
    if is_link or word.folded in TITLES or word.folded in FUNCTION_WORDS:
        return False
    if name > first and reading.word(first).folded in OF and reading.shape(first) != CAPITAL:
        return _goes_on_of(reading, name, first)
    if shape == LOW:
        return _goes_on_low(reading, name, first)
    return word.is_family or (word.folded not in ACRONYMS and word.folded not in ORGANISATIONS)


def _goes_on_of(reading: Reading, name: int, first: int) -> bool:
    """« Jean de La Fontaine », « Anne du Bellay » and « LE GOFF », not « Josette du Centre »."""
    word, shape = reading.word(name), reading.shape(name)
    if word.folded.split("-")[0] in SAINTS or word.folded in NOT_NOBLE:
        return False
    landed = name - first > 1 and word.folded in LANDS  # « de la Tour »
    if shape == LOW == reading.shape(first):
        known = word.is_family or (is_unknown(reading, name) and not is_verb(word.folded))
        called = word.is_family and reading.word(first).folded == "le"  # « gwladys le breton »
        return landed or (known and (called or not is_ordinary(word.folded)))
    noble = reading.shape(name - 1) == CAPITAL
    shouted = shape == reading.shape(first) == UPPER
    return (shape == CAPITAL or shouted) and (noble or landed or is_unknown(reading, name))


def _goes_on_low(reading: Reading, name: int, first: int) -> bool:
    word = reading.word(name)
    if word.is_first_name:
        return True
    if is_ordinary(word.folded) and not (word.is_family and reading.word(first - 1).is_given):
        return _is_named_like_a_thing(reading, name, first)
    after_capital = reading.shape(first - 1) != LOW
    if after_capital and not reading.word(first - 1).is_given:
        return False
    unlike = looks_inflected(word.folded, after_capital=after_capital) or is_verb(word.folded)
    return word.is_family or (len(word.folded) > SHORTEST_SURNAME and not unlike)


def _is_named_like_a_thing(reading: Reading, name: int, first: int) -> bool:
    """« sandrine tuile habite ici »: no noun follows a first name, unless it is the surname."""
    given = reading.word(first - 1)
    if name != first or not given.is_first_name or reading.shape(first - 1) != LOW:
        return False
    if is_verb(reading.word(name).folded):
        return False
    after = name + 1
    return (
        not reading.joins(after)
        or reading.word(after).folded in FUNCTION_WORDS
        or is_verb(reading.word(after).folded)
    )
