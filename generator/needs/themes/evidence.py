"""What the seed words say of each text before anything is learned, and its features. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

from generator.needs.themes.learners import Matrix
from generator.needs.themes.lexicon import APART, BOUNDARY, Hits, Lexicon, word_stems
from generator.needs.themes.outside_words import outside_of
from generator.needs.themes.word_families import WORD_FAMILIES

OUTSIDE = "hors thème"  # what belongs to none of the themes asked for
MIN_TEXTS_WITH_A_GRAM = 2
MAX_GRAMS = 10_000  # the commonest ones; more cost time and taught nothing
MIN_ROOT = 5  # « jardin » speaks for « jardinage »; « bus » does not for « business »
RELATIVE_WEIGHT = 0.5  # a word that begins with a seed, against 1 for the seed itself
FAMILY_WEIGHT = 0.3  # a word of the same family as seeds
FAMILY_DOUBT = 0.5  # one seed in a family gives it 1 / (1 + 0.5) of its voice
MIN_FAMILY_SHARE = 0.4  # a family shared by several themes speaks for none


def grams(statement: Sequence[str]) -> list[str]:
    """Return the stems and the pairs of neighbouring stems of a statement."""
    words = [stem for stem in statement if stem != BOUNDARY]
    pairs = [
        f"{left} {right}" for left, right in pairwise(statement) if BOUNDARY not in (left, right)
    ]
    return words + pairs


class Vocabulary:
    """The stems and pairs that count, each with its column."""

    def __init__(self, statements: Iterable[Sequence[str]], kept: AbstractSet[str]) -> None:
        seen = Counter(gram for statement in statements for gram in set(grams(statement)))
        enough = [gram for gram, count in seen.items() if count >= MIN_TEXTS_WITH_A_GRAM]
        commonest = sorted(enough, key=lambda gram: (-seen[gram], gram))[:MAX_GRAMS]
        self.grams = tuple(sorted({*commonest, *(seen.keys() & kept)}))
        self.column = {gram: rank for rank, gram in enumerate(self.grams)}

    def counts(self, statements: Iterable[Sequence[str]]) -> sp.csr_matrix:
        """Return how often each statement (row) holds each gram (column)."""
        column = self.column
        starts = [0]
        columns: list[int] = []
        for statement in statements:
            columns.extend(column[gram] for gram in grams(statement) if gram in column)
            starts.append(len(columns))
        ones = np.ones(len(columns))
        shape = (len(starts) - 1, len(self.grams))
        table = sp.csr_matrix((ones, columns, starts), shape=shape)
        table.sum_duplicates()
        return table


class SeedWords:
    """What words say before anything is learned: seeds, words near them, words of no theme.

    Ready once for all the texts that are read with the same seeds.

    Attributes
    ----------
    labels
        The themes, sorted. In every table made here, a last column is for what is of no theme.
    """

    def __init__(self, seeds: Mapping[str, Sequence[str]]) -> None:
        self.labels = tuple(sorted(seeds))
        outside = outside_of(seeds)
        self.lexicon = Lexicon({**seeds, OUTSIDE: outside})
        self._column = {label: rank for rank, label in enumerate((*self.labels, OUTSIDE))}
        written = {label: word_stems(seeds[label]) for label in self.labels}
        self._never_weak = {" ".join(word) for word in word_stems(outside)}
        self._never_weak |= {" ".join(seed) for label in self.labels for seed in written[label]}
        self._roots = _roots(written)
        self._family_of = _family_of()
        self._voices = self._family_voices(written)
        self.family_words = {
            gram for gram, names in self._family_of.items() if self._voices.keys() & names
        }

    def direct(self, statements: Sequence[Sequence[str]]) -> Matrix:
        """Return the points each theme (column) gets in each statement (row)."""
        points = np.zeros((len(statements), len(self._column)))
        for row, statement in enumerate(statements):
            for label, weight in self.lexicon.search(statement, Hits()).weight.items():
                points[row, self._column[label]] = weight
        return points

    def weak(self, vocabulary: Vocabulary) -> sp.csr_matrix:
        """Return what each gram (row) that is no seed weighs for each theme (column)."""
        table = np.zeros((len(vocabulary.grams), len(self._column)))
        for row, gram in enumerate(vocabulary.grams):
            if gram in self._never_weak:
                continue
            for name in self._family_of.get(gram, ()):
                if name in self._voices:
                    table[row, :-1] += FAMILY_WEIGHT * self._voices[name]
            label = self._root_of(gram)
            if label is not None:
                table[row, label] += RELATIVE_WEIGHT
        return sp.csr_matrix(table)

    def families(self, vocabulary: Vocabulary) -> sp.csr_matrix:
        """Return which grams (rows) belong to which family (columns)."""
        rank = {name: column for column, name in enumerate(sorted(WORD_FAMILIES))}
        table = np.zeros((len(vocabulary.grams), len(rank)))
        for row, gram in enumerate(vocabulary.grams):
            table[row, [rank[name] for name in self._family_of.get(gram, ())]] = 1
        return sp.csr_matrix(table)

    def _root_of(self, gram: str) -> int | None:
        if " " in gram or gram.endswith(APART):
            return None  # « format » was kept apart from « formation », and is not near it either
        for end in range(len(gram) - 1, MIN_ROOT - 1, -1):
            if gram[:end] in self._roots:
                return self._roots[gram[:end]]
        return None

    def _family_voices(self, written: Mapping[str, list[tuple[str, ...]]]) -> dict[str, Matrix]:
        """Return the families that speak for themes, from the family words inside the seeds."""
        votes = {name: np.zeros(len(self.labels)) for name in sorted(WORD_FAMILIES)}
        seeds = {" ".join(seed) for words in written.values() for seed in words}
        for rank, label in enumerate(self.labels):
            for seed in written[label]:
                # « impôts » in « centre des impôts » does not make of taxes an access to rights.
                heard = [g for g in grams(seed) if g in seeds or g not in self._never_weak]
                named = [name for gram in heard for name in self._family_of.get(gram, ())]
                for name in named:
                    votes[name][rank] += 1 / len(named)
        shares = {name: vote / (vote.sum() + FAMILY_DOUBT) for name, vote in votes.items()}
        heard_shares = {name: np.where(x >= MIN_FAMILY_SHARE, x, 0) for name, x in shares.items()}
        return {name: share for name, share in heard_shares.items() if share.any()}


@lru_cache(maxsize=1)
def _family_of() -> dict[str, tuple[str, ...]]:
    """Return the families of each gram written in them."""
    found: dict[str, set[str]] = {}
    for name, words in WORD_FAMILIES.items():
        for word in word_stems(words):
            found.setdefault(" ".join(word), set()).add(name)
    return {gram: tuple(sorted(names)) for gram, names in found.items()}


def _roots(written: Mapping[str, list[tuple[str, ...]]]) -> dict[str, int]:
    """Return the single-word seeds which speak for one theme only, with its column."""
    owners: dict[str, set[int]] = {}
    for rank, label in enumerate(sorted(written)):
        for seed in written[label]:
            if len(seed) == 1 and len(seed[0]) >= MIN_ROOT:
                owners.setdefault(seed[0], set()).add(rank)
    return {root: min(themes) for root, themes in owners.items() if len(themes) == 1}
