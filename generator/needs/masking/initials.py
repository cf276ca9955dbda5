"""Names with initials: « P. Martin », « J.-P. Durand », « j. vergnolle », « Dubreucq K. ». Pure."""

from generator.needs.masking.cues import HINTS
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
    FUNCTION_WORDS,
    LETTERED,
    LONE_LETTERS,
)
from generator.needs.masking.words import CAPITAL, INITIAL, LOW, UPPER, is_ordinary, is_verb

HIGH = frozenset({CAPITAL, UPPER})
TWO_LETTERS = 2  # of the first name, without a space nor a hyphen
MOST_INITIALS = 4  # « J. R. R. T. »; more are letters in a row


def initialled(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« P. Martin », « J.-P. Durand », « j. vergnolle »; never « la vitamine C. Les »."""
    if reading.shape(rank) != INITIAL or _is_lettered(reading, rank):
        return None
    cued = reading.cues.get(reading.tokens[rank].start, HINTS) != HINTS
    name = past_initials(reading, rank)
    if name is None or not goes_with_initial(reading, rank, name, cued=cued):
        return None
    has_dot = "." in reading.text[reading.tokens[rank].end : reading.tokens[rank + 1].start]
    letter = reading.word(rank)
    lone = letter.folded in LONE_LETTERS and not (has_dot and letter.shape == INITIAL)
    return (rank, grown(reading, name + 1)) if cued or not lone else None


def past_initials(reading: Reading, rank: int) -> int | None:
    """Return the rank of the surname after initials, None where they are an acronym's."""
    name = rank + 1
    while name - rank < MOST_INITIALS and reading.joins(name) and "." in reading.gap(name):
        if reading.shape(name) != INITIAL:
            break
        name += 1
    if not reading.joins(name) or _is_acronym(reading, rank, name):
        return None
    name = past_particles(reading, name)
    return name if name < len(reading.tokens) else None


def goes_with_initial(reading: Reading, letter: int, name: int, *, cued: bool) -> bool:
    """Say whether a word is the surname of an initial; ``cued``, a person was announced."""
    word, shape = reading.word(name), reading.shape(name)
    has_dot = "." in reading.text[reading.tokens[letter].end : reading.tokens[letter + 1].start]
    if word.folded in FUNCTION_WORDS or word.folded in ACRONYMS or shape == INITIAL:
        return False
    known = is_unknown_or_family(reading, name) and not is_ordinary(word.folded)
    if reading.word(letter).shape == LOW != shape and not cued and not reading.flat:
        return False  # « il fait 19 m. Robert est venu »
    if shape == LOW:
        low = reading.flat or reading.word(letter).shape == LOW
        return low and has_dot and (known or (cued and not is_verb(word.folded)))
    plain = name == letter + 1  # « Super U de Beaune » holds no initial
    return has_dot or (plain and (word.is_family or is_unknown(reading, name)))


def _is_lettered(reading: Reading, rank: int) -> bool:
    return rank > 0 and reading.joins(rank) and reading.word(rank - 1).folded in LETTERED


def _is_acronym(reading: Reading, rank: int, name: int) -> bool:
    """Say whether letters are an acronym's: « H.L.M. », not « J.-P. » nor « J. P. »."""
    letters = reading.text[reading.tokens[rank].start : reading.tokens[name - 1].end]
    before = reading.text[: reading.tokens[rank].start][-1:]
    if before in {".", "/", "&"}:
        return True
    if name - rank == 1 or "-" in letters or " " in letters:
        return False
    # « C.G. Kowalik » is somebody, « C.G. Départemental » and « S.A. Meubles » are not.
    known = reading.word(name).is_family or is_unknown(reading, name)
    return name - rank > TWO_LETTERS or not known


def last_initial(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« Dubreucq K. », « Le Floch A. », « dubreucq k. » alone; never « Bâtiment B. »."""
    letter = rank + 1
    if (
        not reading.joins(letter)
        or reading.shape(letter) != INITIAL
        or _is_lettered(reading, letter)
    ):
        return None
    cued = reading.tokens[rank].start in reading.cues or reading.begins(rank)
    if reading.shape(rank) not in HIGH and not (cued and reading.ends(letter)):
        return None
    after = reading.text[reading.tokens[letter].end :][:1]
    word = reading.word(rank)
    known = word.is_family or is_unknown(reading, rank)
    named = known and not is_of_a_place(reading, rank)
    return (rank, letter + 1) if named and after == "." else None
