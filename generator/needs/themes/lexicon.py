"""Find the words and phrases of a lexicon in a statement, by their stems. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer

from generator.errors import CatalogueError, Fault
from generator.folding import fold
from generator.needs.privacy import LABELS

MAX_SHORT_WORD = 4  # « bus », « gaz », « pays » keep their last letter
MAX_REMEMBERED_WORDS = 500_000
BOUNDARY = "|"  # no phrase runs over the end of a sentence
# The hyphen makes the noun: « le bien-être » is a need, « je veux bien être bénévole » is none.
HYPHENATED = r"(?:bien|mal)-[êe]tre|(?<=\ble |\bau |\bdu |\bde )(?:bien|mal) [êe]tre"
WORD = re.compile(rf"{HYPHENATED}|[^\W_]+", re.IGNORECASE)
WRITTEN_TOKEN = re.compile(rf"{HYPHENATED}|[^\W_]+|[.!?;:\n]+", re.IGNORECASE)
TOKEN = re.compile(r"[a-z0-9]+")
# « acteur·ices », « habitant(e)s », « habitant.e.s », « agent-e-s »: the first form is kept.
# « [courriel] » is not a word about digital tools.
MASKED = re.compile("|".join(map(re.escape, LABELS)))
INCLUSIVE = re.compile(
    r"([^\W\d_]{3,})(?:[·•‧⋅][a-zà-ÿ]{1,6}(?:[·•‧⋅]s)?|\((?:e|s|ne|le|se|rice|trice|euse|ère)s?\)s?"
    r"|[.\-/](?:e|ne|rice|trice|euse|ice)(?:[.\-/]?s)?(?![a-zà-ÿ]))"
)
# What every inclusive form holds, found ten times faster than the form itself.
MAYBE_INCLUSIVE = re.compile(r"[·•‧⋅(]|[.\-/][enrti]")
# Words without meaning of their own, so that « garde des enfants » meets « garde d'enfants ».
LINK_WORDS = frozenset(
    {"a", "au", "aux", "c", "d", "de", "des", "du", "en", "et", "j", "l", "la", "le", "les", "m"}
    | {"n", "ou", "par", "pour", "qu", "s", "sur", "t", "un", "une"}
)
# Forms that Snowball confounds with another word once accents are gone: « parce » is no « parc »,
# « café » no « caf », « isoler » no « isolement », « trains » is not « en train de », « loi » is no
# « loyer », « format » no « formation ». Each keeps the stem given here, marked so that no stem of
# Snowball's can equal it.
APART = "_"
KEPT_APART = {
    form: f"{stem}{APART}"
    for stem, forms in {
        "aidant": "aidant aidants",
        "bienetre": "bien-etre",
        "maletre": "mal-etre",
        "aines": "aine aines ainee ainees",
        "alternativ": "alternatif alternatifs alternative alternatives",
        "ambulant": "ambulant ambulants ambulante ambulantes",
        "bouche": "bouche bouches",
        "amendement": "amendement amendements",
        "cafe": "cafe cafes",
        "capitalism": "capitalisme capitaliste capitalistes",
        "chiffrement": "chiffrement chiffrements",
        "colon": "colonne colonnes colon colons",
        "concertation": "concertation concertations concerter concerte",
        "constitution": "constitution constitutions constitutionnel constitutionnelle",
        "contribuabl": "contribuable contribuables",
        "dessert": "dessert desserts",
        "energiqu": "energique energiques energiquement",
        "format": "format formats",
        "gar": "gare gares",
        "garant": "garant garants garante garantes",
        "general": "general generale generales generaux generalement",
        "independanc": "independance independamment",
        "gouvernement": "gouvernement gouvernements gouvernemental",
        "imprim": "imprimer imprime imprimes imprimee imprimees",
        "isolation": "isolation isolations isoler isolant isolants isolee isolees",
        "journalist": "journaliste journalistes journalisme",
        "jet": "jet jets",
        "loi": "loi lois",
        "livrer": "livrer livrant livree livrees",
        "medecin": "medecin medecins medecine",
        "ordonner": "ordonner ordonne",
        "parlement": "parlement parlements parlementaire parlementaires",
        "parce": "parce",
        "repit": "repit repits",
        "restaurant": "restaurant restaurants restaurateur restaurateurs",
        "restaurer": "restaurer restauration restaurations",
        "soin": "soin soigneux soigneusement",
        "station": "station stations",
        "trains": "trains",
        "taxe": "taxe taxes taxer taxant",
        "vieil": "vieil vieille vieilles vieux",
        "vieillir": "vieillir vieillissement vieillissant vieillissante vieillissants vieillit",
    }.items()
    for form in forms.split()
}
_SNOWBALL = snowballstemmer.stemmer("french")


@dataclass
class Hits:
    """The words found in one statement: their weight, how far from its beginning, and where."""

    weight: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    first: dict[str, int] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)  # positions of the statement's stems


@dataclass(frozen=True)
class _Phrase:
    stems: tuple[str, ...]
    written: str
    themes: frozenset[str]


class Lexicon:
    """Words and phrases of each theme, ready to be looked for.

    Words are compared by their stems, without accents; a phrase is looked for before the words in
    it, which it hides; a word inside another word never counts.

    Raises
    ------
    CatalogueError
        If entries hold no word that can be looked for; all are named.
    """

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self.labels = tuple(sorted(entries))
        self._by_first = _index(entries)

    def search(self, statement: Sequence[str], hits: Hits) -> Hits:
        """Add to ``hits`` the phrases found in a statement's stems.

        Each phrase counts once a statement, for one point for each of its words.
        """
        found = [
            (position, phrase)
            for position, stem in enumerate(statement)
            for phrase in self._by_first.get(stem, ())
            if tuple(statement[position : position + len(phrase.stems)]) == phrase.stems
        ]
        counted: set[tuple[str, ...]] = set()
        # Longest first, then in reading order: « jardin d'enfants » hides « jardin », « enfants ».
        for position, phrase in sorted(found, key=lambda hit: (-len(hit[1].stems), hit[0])):
            span = range(position, position + len(phrase.stems))
            if hits.covered.intersection(span):
                continue
            hits.covered.update(span)
            if phrase.stems in counted:
                continue
            counted.add(phrase.stems)
            _count(phrase, position, hits)
        return hits


def as_said(text: str) -> str:
    """Return a text's own words: what masks left is not said, « acteur·ices » is said once."""
    said = unicodedata.normalize("NFC", MASKED.sub(" ", text) if "[" in text else text)
    return INCLUSIVE.sub(r"\1", said) if MAYBE_INCLUSIVE.search(said) else said


def stems(text: object) -> list[str]:
    """Return the stems of a text in order, with a boundary between sentences; none for a blank."""
    if not isinstance(text, str):
        return []
    return [stem for token in WRITTEN_TOKEN.findall(as_said(text)) for stem in _token_stems(token)]


@lru_cache(maxsize=MAX_REMEMBERED_WORDS)
def _token_stems(token: str) -> tuple[str, ...]:
    """Return what a token as written gives: nothing for a link word, a boundary, or its stems."""
    folded = fold(token).replace(" ", "-")
    if folded in KEPT_APART:
        return (KEPT_APART[folded],)
    words = TOKEN.findall(folded)
    if not words:
        return () if token.isalnum() else (BOUNDARY,)
    return tuple(stem_of(word) for word in words if word not in LINK_WORDS)


@lru_cache(maxsize=MAX_REMEMBERED_WORDS)
def stem_of(word: str) -> str:
    """Return the stem of one folded word; remembered, because stemming is the slow part."""
    if word in KEPT_APART:
        return KEPT_APART[word]
    # Snowball leaves the s of « vélos » and « emplois »; both sides lose it here.
    single = word[:-1] if word.endswith("s") and len(word) > MAX_SHORT_WORD else word
    return str(_SNOWBALL.stemWord(single))


def word_stems(entries: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the stems of words and phrases, sentence ends left aside."""
    return [tuple(stem for stem in stems(entry) if stem != BOUNDARY) for entry in entries]


def written_words(text: str, grams: Sequence[str]) -> str:
    """Return stems, or pairs of stems, as the text writes them: 'piste cyclable, vélo'."""
    written: dict[str, str] = {}
    for word in WORD.findall(as_said(text)):
        for stem in _token_stems(word):
            written.setdefault(stem, word.lower())
    shown: list[str] = []
    for gram in sorted(grams, key=lambda gram: -gram.count(" ")):
        parts = gram.split()
        already = {word for phrase in shown for word in phrase.split()}
        if all(part in written for part in parts):
            words = [written[part] for part in parts]
            shown += [] if already.issuperset(words) else [" ".join(words)]
    return ", ".join(shown)


def _count(phrase: _Phrase, position: int, hits: Hits) -> None:
    for theme_id in phrase.themes:
        hits.weight[theme_id] += len(phrase.stems)
        hits.first.setdefault(theme_id, position)
        if phrase.written not in hits.words[theme_id]:
            hits.words[theme_id].append(phrase.written)


def _index(entries: Mapping[str, Sequence[str]]) -> dict[str, list[_Phrase]]:
    themes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    written: dict[tuple[str, ...], str] = {}
    faults = []
    for theme_id in sorted(entries):
        for entry, phrase in zip(entries[theme_id], word_stems(entries[theme_id]), strict=True):
            if not phrase:
                where = f"lexique, thème « {theme_id} »"
                remedy = "écrivez un mot ou une locution qui ait un sens seul"
                faults.append(Fault("cette entrée ne contient aucun mot", where, entry, remedy))
            themes[phrase].add(theme_id)
            written.setdefault(phrase, entry)
    if faults:
        raise CatalogueError(*faults)
    by_first: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in sorted(themes, key=lambda key: (-len(key), key)):
        by_first[phrase[0]].append(_Phrase(phrase, written[phrase], frozenset(themes[phrase])))
    return dict(by_first)
