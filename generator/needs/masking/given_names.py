"""Names made of a first name and a surname, in either order, or of a first name alone. Pure."""

import re

from generator.needs.masking.reading import (
    MOST_PARTS,
    Reading,
    grown,
    is_of_a_place,
    is_unknown,
    is_unknown_or_family,
    past_particles,
)
from generator.needs.masking.surroundings import (
    ACRONYMS,
    ARTICLES,
    BEFORE_PEOPLE,
    BEFORE_PEOPLE_LOW,
    BEFORE_PEOPLE_SURELY,
    CITIES,
    FUNCTION_WORDS,
    LOW_WORDS,
    NAMESAKES,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    PERSONAL_VERBS,
    PLACES,
    SAINTS,
    TITLES,
    WEAK_TITLES,
)
from generator.needs.masking.words import (
    CAPITAL,
    INITIAL,
    LOW,
    UPPER,
    is_ordinary,
    is_verb,
    looks_inflected,
)

RANK = re.compile(r"\s(?:[IVX]{2,5}|I?er|1er|V|X)\b(?!\.)")
NOT_LISTED = FUNCTION_WORDS | ACRONYMS | ORGANISATIONS | OFFICES | PLACES | TITLES
COMMA = re.compile(r"\s?,\s")
SHORT_ACRONYM = 4  # letters; ELSA or LEA in capitals may be an organisation


def given_name(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« Jean Dupont », « karima benali », « Josette » alone; never « rue Jules Ferry »."""
    word = reading.word(rank)
    if not word.is_given:
        return None
    end = grown(reading, rank + 1)
    if is_of_a_place(reading, rank) or _reigns(reading, rank) or _is_a_thing(reading, rank):
        return end, end
    if end == rank + 1:
        named = (_stands_alone if word.is_first_name else _is_somebody)(reading, rank)
    else:
        named = word.is_first_name or _proves(reading, rank, end)
    return (rank, end) if named else None


def _is_a_thing(reading: Reading, rank: int) -> bool:
    """« la Violette de Toulouse », « un Olivier centenaire »."""
    if reading.word(rank).folded not in NAMESAKES | LOW_WORDS:
        return False
    if reading.joins(rank) and reading.word(rank - 1).folded in ARTICLES:
        return True
    following = rank + 1
    if reading.word(rank).folded not in LOW_WORDS or not reading.begins(rank):
        return False
    word = reading.word(following).folded if reading.joins(following) else ""
    return bool(word) and is_ordinary(word) and not is_verb(word) and word not in FUNCTION_WORDS


def _reigns(reading: Reading, rank: int) -> bool:
    """« Louis XIV », « François Ier »: of history, not of the neighbourhood."""
    return RANK.match(reading.text, reading.tokens[rank].end) is not None


def _stands_alone(reading: Reading, rank: int) -> bool:
    word, shape = reading.word(rank), reading.shape(rank)
    if word.folded in ORGANISATIONS:
        return False
    if shape == LOW:
        after_article = reading.joins(rank) and reading.word(rank - 1).folded in ARTICLES
        before = reading.word(rank - 1).folded if rank else ""
        thing = word.folded in LOW_WORDS and not (reading.flat and before in BEFORE_PEOPLE_SURELY)
        return not after_article and not thing
    return shape == CAPITAL or len(word.folded) > SHORT_ACRONYM


def _is_somebody(reading: Reading, rank: int) -> bool:
    """« j'en ai parlé à Pierre », « Rose m'a dit »: a capital that no sentence calls for."""
    word = reading.word(rank)
    if reading.shape(rank) != CAPITAL or word.folded in CITIES:
        return False
    if reading.begins(rank):
        following = rank + 1
        acts = reading.joins(following) and reading.word(following).folded in PERSONAL_VERBS
        plain = not is_ordinary(word.folded) or rank + 1 == len(reading.tokens)
        signs = rank > 0 and reading.ends(rank) and word.folded not in NAMESAKES and plain
        return acts or signs
    before = reading.word(rank - 1)
    after = BEFORE_PEOPLE_SURELY if word.folded in NAMESAKES else BEFORE_PEOPLE
    return before.folded in after and before.shape != UPPER


def _proves(reading: Reading, given: int, end: int) -> bool:
    """Say whether what follows a doubtful first name makes it a person's."""
    doubtful = reading.word(given).folded
    name = past_particles(reading, given + 1)
    word, shape = reading.word(min(name, end - 1)), reading.shape(min(name, end - 1))
    if doubtful in CITIES:
        return word.is_family and shape != LOW and not is_ordinary(word.folded)
    if reading.shape(given) == LOW or shape == LOW:
        opens = reading.begins(given) or _is_presented(reading, given)
        # « c'est juste le besoin » names nobody: an ordinary word asks for a known surname.
        known = word.is_family or not (is_ordinary(word.folded) or is_ordinary(doubtful))
        return opens and known and not looks_inflected(word.folded, after_capital=False)
    if word.is_first_name or word.is_family or shape == INITIAL:
        return True
    if doubtful in NAMESAKES:
        return not is_ordinary(word.folded)
    return not looks_inflected(word.folded, after_capital=False)


def surname_first(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« DUPONT Jean », « LE GOFF Anne », « Schweitz Marguerite », « kowalik zbigniew »."""
    given = given_after(reading, rank)
    if given is None or is_of_a_place(reading, rank):
        return None
    if reading.shape(rank) == LOW != reading.shape(given - 1) and not _is_link(reading, rank):
        return None  # « j'ai prévenu GARNIER Guillaume »
    shape, first_name = reading.shape(given - 1), reading.word(given)
    if shape == LOW:
        named = _is_low_surname_first(reading, rank, given)
    elif reading.shape(given) == LOW:
        named = False
    else:
        sure = shape == UPPER or first_name.folded not in CITIES
        named = sure or reading.word(given - 1).is_family
    return (rank, grown(reading, given + 1)) if named else None


def listed_name(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« LANGLOIS, Rémi », « DE SOUSA MOREL, Alain »: as lists write it, with a comma."""
    first = reading.word(rank)
    if first.shape == LOW or not (first.folded in PARTICLES or _may_be_listed(reading, rank)):
        return None
    given = past_particles(reading, rank) + 1
    while given - rank <= MOST_PARTS and reading.joins(given):
        given += 1
    if given >= len(reading.tokens) or COMMA.fullmatch(reading.gap(given)) is None:
        return None
    word = reading.word(given)
    if not word.is_given or reading.word(given - 1).is_first_name or is_of_a_place(reading, rank):
        return None
    parts = [one for one in range(rank, given) if reading.word(one).folded not in PARTICLES]
    known = all(_may_be_listed(reading, one) for one in parts)
    return (rank, grown(reading, given + 1)) if parts and known else None


def _may_be_listed(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    if word.folded in NOT_LISTED:
        return False
    shouted = word.shape == UPPER and not reading.flat
    family = word.is_family and not is_ordinary(word.folded) and reading.begins(rank)
    return (shouted and len(word.folded) > SHORT_ACRONYM - 2) or family


def _is_link(reading: Reading, rank: int) -> bool:
    return reading.word(rank).folded in PARTICLES


def _is_low_surname_first(reading: Reading, rank: int, given: int) -> bool:
    surname, first_name = reading.word(given - 1), reading.word(given)
    if reading.shape(given) != LOW or (
        not reading.begins(rank) and _follows_article(reading, rank)
    ):
        return False
    bounded = reading.begins(rank) and reading.ends(given)
    plain = not looks_inflected(surname.folded, after_capital=False)
    opens = bounded or reading.begins(rank) or _is_presented(reading, rank)
    known = surname.is_family or plain
    return known and (first_name.is_first_name or opens)


def _is_presented(reading: Reading, rank: int) -> bool:
    before = reading.word(rank - 1).folded
    return before in BEFORE_PEOPLE_LOW or reading.tokens[rank].start in reading.cues


def _follows_article(reading: Reading, rank: int) -> bool:
    return reading.word(rank - 1).folded in ARTICLES


def given_after(reading: Reading, rank: int) -> int | None:
    """Return where a first name comes after what may be a surname, of up to three words."""
    ahead = range(rank + 1, min(rank + 1 + MOST_PARTS, len(reading.tokens)))
    given = next((one for one in ahead if reading.word(one).is_given), None)
    if given is None or not all(reading.joins(one) for one in range(rank + 1, given + 1)):
        return None
    if reading.word(rank).is_first_name or not _may_be_surname(reading, given - 1):
        return None
    parts = all(_may_be_surname_part(reading, one) for one in range(rank, given))
    return given if parts else None


def _may_be_surname(reading: Reading, rank: int) -> bool:
    """« Petit » at the head of a sentence is an adjective, unless a sure first name follows."""
    word = reading.word(rank)
    if word.folded in PARTICLES or reading.shape(rank) == INITIAL:
        return False
    if is_unknown_or_family(reading, rank):
        return True
    shouted = reading.shape(rank) == UPPER and word.folded not in FUNCTION_WORDS | ACRONYMS
    if not word.is_family and not shouted:
        return _is_named_like_a_thing(reading, rank)
    opens = reading.begins(rank) or reading.shape(rank) == LOW
    given = reading.word(rank + 1)
    capital = reading.shape(rank + 1) == CAPITAL and given.folded not in NAMESAKES
    return not opens or given.is_first_name or capital


def _is_named_like_a_thing(reading: Reading, rank: int) -> bool:
    """« voir avec Tuile Sandrine »: a capital that no sentence calls for, before a first name."""
    word = reading.word(rank)
    if reading.shape(rank) != CAPITAL or reading.begins(rank) or _follows_article(reading, rank):
        return False
    known = FUNCTION_WORDS | PLACES | ORGANISATIONS | OFFICES | TITLES | SAINTS | WEAK_TITLES
    return word.folded not in known and reading.word(rank + 1).is_first_name


def _may_be_surname_part(reading: Reading, rank: int) -> bool:
    word = reading.word(rank)
    if word.folded in PARTICLES and reading.shape(rank) != LOW:
        return True
    return is_unknown_or_family(reading, rank) or _may_be_surname(reading, rank)


def unknown_pair(reading: Reading, rank: int) -> tuple[int, int] | None:
    """« Ouardia Benali », « Zbigniew KOWALCZYK »: neither may be a known first name."""
    name = rank + 1
    if reading.shape(rank) != CAPITAL or not reading.joins(name):
        return None
    if not is_unknown(reading, rank) or is_of_a_place(reading, rank):
        return None
    word, shape = reading.word(name), reading.shape(name)
    known = word.is_family and shape in {CAPITAL, UPPER} and not is_ordinary(word.folded)
    shouted = shape == UPPER and len(word.folded) > SHORT_ACRONYM and is_unknown(reading, name)
    if word.folded in ORGANISATIONS or not (known or shouted):
        return None
    return rank, grown(reading, name + 1)
