"""Give each statement at most two themes from a lexicon of words and phrases, or none. Pure."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import snowballstemmer

from generator.errors import CatalogueError, Fault
from generator.folding import fold

MAX_THEMES = 2
HINT_WEIGHT = 2  # the theme a person ticked counts for two words they wrote
THEME_COLUMNS = {
    "statement_id": "string",
    "theme_id": "string",
    "probability": "float64",
    "words": "string",
    "rank": "int64",
}
MAX_SHORT_WORD = 4  # « bus », « gaz », « pays » keep their last letter
BOUNDARY = "|"  # no phrase runs over the end of a sentence
TOKEN = re.compile(r"[a-z0-9]+|[.!?;:\n]+")
# « acteur·ices », « habitant(e)s », « habitant.e.s », « agent-e-s »: the first form is kept.
INCLUSIVE = re.compile(
    r"([^\W\d_]{3,})(?:[·•‧⋅][a-zà-ÿ]{1,6}(?:[·•‧⋅]s)?|\((?:e|s|ne|le|se|rice|trice|euse|ère)s?\)s?"
    r"|[.\-/](?:e|ne|rice|trice|euse|ice)(?:[.\-/]?s)?(?![a-zà-ÿ]))"
)
# Words without meaning of their own, so that « garde des enfants » meets « garde d'enfants ».
LINK_WORDS = frozenset(
    {"a", "au", "aux", "c", "d", "de", "des", "du", "en", "et", "j", "l", "la", "le", "les", "m"}
    | {"n", "ou", "par", "pour", "qu", "s", "sur", "t", "un", "une"}
)


@dataclass(frozen=True)
class _Phrase:
    stems: tuple[str, ...]
    written: str
    themes: frozenset[str]


@dataclass
class _Hits:
    """The words found in one statement: their weight, and how far from its beginning."""

    weight: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    first: dict[str, int] = field(default_factory=dict)


def theme_statements(
    statements: pd.DataFrame, lexicon: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Find the themes of statements by the words they hold.

    Words are compared by their stems, without accents; a phrase is looked for before the words in
    it, which it hides; a word inside another word never counts. Each phrase counts once a
    statement, for as many points as it has words.

    Parameters
    ----------
    statements
        One row per statement: ``statement_id``, ``statement_text``, ``theme_hint``.
    lexicon
        Words and phrases of each theme.

    Returns
    -------
    pandas.DataFrame
        One row per statement and theme kept, two themes at most, ordered by statement and rank:
        ``statement_id``, ``theme_id``, ``probability``, ``words``, ``rank``. A statement without
        any word of the lexicon has no row. ``probability`` is the theme's share of the points
        found, over all themes: it is **not calibrated** and is no probability of being right yet.

    Raises
    ------
    CatalogueError
        If entries of the lexicon hold no word that can be looked for.
    """
    stem = _Stemmer()
    phrases = _index(lexicon, stem)
    rows: list[tuple[str, str, float, str, int]] = []
    wanted = statements[["statement_id", "statement_text", "theme_hint"]]
    for statement_id, text, hint in wanted.itertuples(index=False, name=None):
        hits = _Hits()
        _search(_stems(text, stem), phrases, hits, weight=1)
        _search(_stems(hint, stem), phrases, hits, weight=HINT_WEIGHT)
        rows.extend((statement_id, *found) for found in _ranked(hits))
    themed = pd.DataFrame(rows, columns=list(THEME_COLUMNS)).astype(THEME_COLUMNS)
    return themed.sort_values(["statement_id", "rank"], ignore_index=True)


class _Stemmer:
    """The French Snowball stemmer, asked once a word: it is the slow part."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("french")
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            # Snowball leaves the s of « vélos » and « emplois »; both sides lose it here.
            single = word[:-1] if word.endswith("s") and len(word) > MAX_SHORT_WORD else word
            stem = self._known[word] = str(self._stemmer.stemWord(single))
        return stem


def _stems(text: object, stem: _Stemmer) -> list[str]:
    if not isinstance(text, str):
        return []
    tokens = TOKEN.findall(fold(INCLUSIVE.sub(r"\1", text)))
    return [
        stem(token) if token.isalnum() else BOUNDARY for token in tokens if token not in LINK_WORDS
    ]


def _index(lexicon: Mapping[str, Sequence[str]], stem: _Stemmer) -> dict[str, list[_Phrase]]:
    themes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    written: dict[tuple[str, ...], str] = {}
    faults = []
    for theme_id in sorted(lexicon):
        for entry in lexicon[theme_id]:
            stems = tuple(found for found in _stems(entry, stem) if found != BOUNDARY)
            if not stems:
                where = f"lexique, thème « {theme_id} »"
                remedy = "écrivez un mot ou une locution qui ait un sens seul"
                faults.append(Fault("cette entrée ne contient aucun mot", where, entry, remedy))
            themes[stems].add(theme_id)
            written.setdefault(stems, entry)
    if faults:
        raise CatalogueError(*faults)
    by_first: dict[str, list[_Phrase]] = defaultdict(list)
    for stems in sorted(themes, key=lambda key: (-len(key), key)):
        by_first[stems[0]].append(_Phrase(stems, written[stems], frozenset(themes[stems])))
    return dict(by_first)


def _search(
    stems: list[str], phrases: Mapping[str, list[_Phrase]], hits: _Hits, *, weight: int
) -> None:
    found = [
        (position, phrase)
        for position, stem in enumerate(stems)
        for phrase in phrases.get(stem, ())
        if tuple(stems[position : position + len(phrase.stems)]) == phrase.stems
    ]
    taken: set[int] = set()
    counted: set[tuple[str, ...]] = set()
    # Longest first, then in reading order: « jardin d'enfants » hides « jardin » and « enfants ».
    for position, phrase in sorted(found, key=lambda hit: (-len(hit[1].stems), hit[0])):
        span = range(position, position + len(phrase.stems))
        if taken.intersection(span):
            continue
        taken.update(span)
        if phrase.stems in counted:
            continue
        counted.add(phrase.stems)
        for theme_id in phrase.themes:
            hits.weight[theme_id] += weight * len(phrase.stems)
            hits.first.setdefault(theme_id, position)
            if phrase.written not in hits.words[theme_id]:
                hits.words[theme_id].append(phrase.written)


def _ranked(hits: _Hits) -> list[tuple[str, float, str, int]]:
    total = sum(hits.weight.values())
    # Between equals, the theme named first in the statement, then the alphabet.
    order = sorted(hits.weight, key=lambda theme: (-hits.weight[theme], hits.first[theme], theme))
    return [
        (theme, hits.weight[theme] / total, ", ".join(hits.words[theme]), rank)
        for rank, theme in enumerate(order[:MAX_THEMES], start=1)
    ]
