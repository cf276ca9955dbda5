"""Names after a title: « M. Le Goff », « docteur Avril », « m arslan »; the title stays. Pure."""

import re

from generator.needs.masking.initials import goes_with_initial, past_initials
from generator.needs.masking.reading import (
    Reading,
    grown,
    is_unknown,
    is_unknown_or_family,
    past_particles,
)
from generator.needs.masking.surroundings import (
    FUNCTION_WORDS,
    LANDS,
    OF,
    OFFICES,
    PLACES,
    SHORT_TITLES,
    TITLES,
    WEAK_TITLES,
)
from generator.needs.masking.word_lists import words
from generator.needs.masking.words import (
    CAPITAL,
    INITIAL,
    LOW,
    SPACE,
    Word,
    is_ordinary,
    is_verb,
)

LETTERS = frozenset({"m", "mm", "me"})
DIGITS = tuple("0123456789") + tuple(f"{digit} " for digit in range(10))
AFTER_TITLE = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.")
MOST_BEFORE_TITLE = 3  # words: « rue du docteur », « école du bon docteur »
LONG_ENOUGH = 4  # letters: « m ba » is more often a misspelling than somebody
# « il m appelle », « je me souviens »: a pronoun without its apostrophe.
BEFORE_PRONOUNS = words(
    "il elle on je tu vous nous ils elles qui ca cela ne n ou se j que qu y ceci"
)
BEFORE_VERBS = words("de a pour d et sans")  # « de m aider », « et m explique »
# « Maître Nageur », « Maître Restaurateur », « Docteur en droit »
TRADES_OF_MASTERS = words(
    "nageur nageurs restaurateur restaurateurs chanteur composteur artisan ouvrage oeuvre chien"
    " queux jardinier jardinage ecole boulanger sauveteur sauveteurs principal generaliste"
)


def titled(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« M. Le Goff », « Mme Nguyen Thi Hoa », « mme durand »; never « Madame la Maire »."""
    first = rank + 1
    if not _is_title(reading, rank) or first >= len(reading.tokens):
        return None
    title = reading.word(rank)
    weak = title.folded in WEAK_TITLES or (title.folded in LETTERS and title.shape == LOW)
    if not _follows_title(reading, first, title) or _is_a_street_s(reading, rank, weak=weak):
        return None
    if reading.shape(first) == INITIAL:
        named = past_initials(reading, first)
        if named is not None and goes_with_initial(reading, first, named, cued=True):
            return first, grown(reading, named + 1)
    name = past_particles(reading, first)
    several = name - first > 1 and reading.shape(name) != LOW  # « Me de la Tour »
    landed = name > first and (reading.shape(first) == CAPITAL or several)
    if name >= len(reading.tokens) or not _is_titled_name(reading, name, weak=weak and not landed):
        return None
    linked = name > first and not landed
    return (
        None
        if linked and _is_of_a_thing(reading, rank, name)
        else (first, grown(reading, name + 1))
    )


def _is_of_a_thing(reading: Reading, rank: int, name: int) -> bool:
    """« madame la dierctrice », « le docteur de Gevrey », « pr les vélos »; not « de Bruyne »."""
    if reading.word(rank + 1).folded == "la" and not _is_surname(reading, name):
        return True
    word, plain = reading.word(name), is_ordinary(reading.word(name).folded)
    named = word.is_given or word.is_family or (reading.shape(name) != LOW and not plain)
    return reading.word(rank).folded in WEAK_TITLES - LETTERS and not named


def _is_surname(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    return word.is_family or word.folded in LANDS or reading.shape(rank) != LOW


def _is_title(reading: Reading, rank: int) -> bool:
    title = reading.word(rank)
    if title.folded not in TITLES and title.folded not in WEAK_TITLES:
        return False
    # « il m'a dit », « je me demande » and « 5 m. de large » hold no title, « m. durand » does.
    after = reading.text[reading.tokens[rank].end :][:1]
    if title.folded not in LETTERS or title.shape != LOW:
        return True
    if reading.gap(rank).endswith(DIGITS):
        return False
    return (after == "." and title.folded != "me") or _is_bare_title(reading, rank)


def _is_bare_title(reading: Reading, rank: int) -> bool:
    """« le commerce de m arslan », « reçue par me martin »; not « il m appelle »."""
    name = past_particles(reading, rank + 1) if reading.joins(rank + 1) else rank
    before = reading.word(rank - 1).folded if reading.joins(rank) else ""
    if name == rank or before in BEFORE_PRONOUNS or reading.gap(rank + 1) in {"'", "’"}:
        return False
    word = reading.word(name)
    sure = reading.word(rank).folded == "m" and before not in BEFORE_VERBS
    unknown = sure and is_unknown(reading, name) and len(word.folded) >= LONG_ENOUGH
    known = word.is_family or unknown
    return known and not is_verb(word.folded)


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
    first = rank
    while first > max(0, rank - MOST_BEFORE_TITLE) and reading.joins(first):
        first -= 1
    behind = [reading.word(back).folded for back in range(first, rank)]
    return honours and bool(PLACES & set(behind)) and behind[-1] in OF


def _is_titled_name(reading: Reading, rank: int, *, weak: bool) -> bool:
    word = reading.word(rank)
    if reading.shape(rank) == INITIAL:
        return True
    if word.folded in OFFICES or word.folded in FUNCTION_WORDS:
        return False
    if weak and reading.shape(rank) == LOW and reading.word(rank - 1).folded in {"maitre", "me"}:
        return word.is_first_name or word.is_family  # « maître nageur », « me voici »
    if reading.shape(rank) == LOW:
        plain = is_ordinary(word.folded) and not _goes_with_surname(reading, rank)
        return word.is_given or word.is_family or not plain
    return not weak or word.folded not in TRADES_OF_MASTERS | PLACES


def _goes_with_surname(reading: Reading, rank: int) -> bool:
    """« mlle expédite moutoussamy »: an ordinary word before one in no list."""
    after = rank + 1
    if is_verb(reading.word(rank).folded) and not reading.flat:
        return False
    known = reading.joins(after) and is_unknown_or_family(reading, after)
    return known and not is_ordinary(reading.word(after).folded)
