"""A text's words as the masker sees them: their place, their shape, and what they may be. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from generator.folding import fold
from generator.needs.masking.family_names import FAMILY_NAMES
from generator.needs.masking.first_names import DOUBTFUL, FIRST_NAMES
from generator.needs.masking.ordinary_words import ORDINARY_STEMS
from generator.needs.masking.surroundings import FUNCTION_WORDS, TITLES, WEAK_TITLES
from generator.needs.masking.verbs import VERB_STEMS

# A label left by an earlier mask is passed over. An apostrophe ends a word (« l'école »), save in
# the Breton « c'h » of « Le Floc'h ».
_LETTERS = r"(?:[^\W\d_]|(?<=[^\W\d_][cC])['’](?=[hH](?![^\W\d_])))+"
# « Le Dû » is one word: in French « le » is never followed by « du ».
WORD = re.compile(
    rf"\[[^\[\]\n]{{2,30}}\]|\b(?i:le[ \u00a0]d[uûù])(?![\w'’\-])"
    rf"|{_LETTERS}(?:-{_LETTERS})*(?:['’](?=[^\W\d_]))?"
)
SPACE = re.compile(r"[ \u00a0\u202f]{1,2}|[ \u00a0]?-[ \u00a0]?")
CACHED_WORDS = 200_000  # the vocabulary of a large survey, about 60 MB
SHORT_STEM, LONG_ENDING = 4, 3  # letters
FLAT_FROM = 2  # words; a single capital word is an acronym as well as a shout
FLAT_SHARE = 0.85  # a shouted text holds a few small words all the same
COMPOUND_HEADS = frozenset({"jean", "marie", "pierre", "rose", "ange", "mary", "claire"})
HYPHENED = frozenset({"jean", "marie"})  # « Marie-Line »: a first name whatever comes second
NOT_HYPHENED = frozenset({"marie-galante", "jean-bart"})
INITIALS = re.compile(r"[A-ZÀ-Ý](?:-[A-ZÀ-Ý])+")  # « P-A. Santoni »
GLUED = re.compile(r"([A-ZÀ-Ý][a-zà-ÿ]{2,})([A-ZÀ-Ý][\w'’\-]+)")  # « KarimBenali »
# Endings of verbs and adverbs that the list of ordinary words may lack.
INFLECTED = re.compile(r"(?:ent|ait|aient|ee?s?|ement|ion|ions|ique|iques|eur|euse|able|er)$")
INFLECTED_SURELY = re.compile(r"(?:ment|ait|aient|ion|ions|ique|iques|erent|ite|ites)$")

CAPITAL, UPPER, LOW, INITIAL = "capital", "upper", "low", "initial"


@dataclass(frozen=True, slots=True)
class Word:
    """What one spelling may be, wherever it stands."""

    folded: str
    shape: str
    is_first_name: bool
    is_doubtful: bool
    is_family: bool

    @property
    def is_telling(self) -> bool:
        """Say whether the word alone makes it worth reading the text for people."""
        return (
            self.is_given
            or self.is_family
            or self.shape in {INITIAL, UPPER}
            or self.folded in TITLES
            or self.folded in WEAK_TITLES
        )

    @property
    def is_given(self) -> bool:
        """Say whether it may be a first name, surely or not."""
        return self.is_first_name or self.is_doubtful


@dataclass(frozen=True, slots=True)
class Token:
    """A word at its place in a text."""

    start: int
    end: int
    word: Word


@lru_cache(maxsize=CACHED_WORDS)
def read_word(spelling: str) -> Word:
    """Return what a spelling may be."""
    folded = fold(spelling).rstrip("'")
    parts = folded.split("-")
    known = folded in FIRST_NAMES
    doubtful = folded in DOUBTFUL
    if len(parts) > 1 and not known and not doubtful:
        given = all(part in FIRST_NAMES or part in DOUBTFUL for part in parts)
        known = given and any(part in FIRST_NAMES or part in COMPOUND_HEADS for part in parts)
        doubtful = given and not known
        known = known or (parts[0] in HYPHENED and folded not in NOT_HYPHENED)
    glued = GLUED.fullmatch(spelling)
    known = known or (glued is not None and fold(glued[1]) in FIRST_NAMES)
    return Word(folded, _shape(spelling), known, doubtful, folded in FAMILY_NAMES)


@lru_cache(maxsize=CACHED_WORDS)
def is_ordinary(folded: str) -> bool:
    """Say whether a word is of everyday French, whatever its ending."""
    if folded in FUNCTION_WORDS or len(folded) == 1:
        return True
    return all(_is_of_the_list(part) for part in folded.split("-"))


@lru_cache(maxsize=CACHED_WORDS)
def is_verb(folded: str) -> bool:
    """Say whether a word is one that tells what a person does or is, rather than their name."""
    return (
        folded in VERB_STEMS
        or _stem(folded) in VERB_STEMS
        or looks_inflected(folded, after_capital=False)
    )


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text, labels of earlier masks left out."""
    return [
        Token(found.start(), found.end(), read_word(found[0]))
        for found in WORD.finditer(text)
        if not found[0].startswith("[")
    ]


def is_flat(tokens: list[Token]) -> bool:
    """Say whether a text is all in capitals, so that a capital says nothing."""
    shapes = [token.word.shape for token in tokens]
    shouted = shapes.count(UPPER)
    return shouted >= FLAT_FROM and shouted >= FLAT_SHARE * (len(shapes) - shapes.count(INITIAL))


def looks_inflected(folded: str, *, after_capital: bool) -> bool:
    """Say whether a word ends like a verb or an adverb rather than like a surname."""
    endings = INFLECTED if after_capital else INFLECTED_SURELY
    return endings.search(folded) is not None


_STEMMER = stemmer("french")


def _is_of_the_list(folded: str) -> bool:
    stem = _stem(folded)
    # « Lachaise » is not « lâcher »: a short stem under a long ending proves nothing.
    over_cut = len(stem) <= SHORT_STEM and len(folded) - len(stem) > LONG_ENDING
    return folded in FUNCTION_WORDS or (stem in ORDINARY_STEMS and not over_cut)


def _stem(folded: str) -> str:
    return fold(_STEMMER.stemWord(folded))


def _shape(spelling: str) -> str:
    letters = spelling.rstrip("'’")
    if INITIALS.fullmatch(letters):
        return INITIAL
    if len(letters) == 1:
        # « N' » of « N'Diaye » and « D' » of « D'Angelo » go with the capital that follows.
        return INITIAL if letters.isupper() and letters == spelling else _case(letters)
    return UPPER if letters.isupper() else _case(letters)


def _case(letters: str) -> str:
    return CAPITAL if letters[0].isupper() else LOW
