"""Learn the themes of texts from seed words, from persons' labels, or from both. Pure.

Without labels: a regression and a naive Bayes learn from the texts where seeds were found, then a
second regression learns from what both and the seeds say of all the texts (self-training). With
many labels: the first two, on richer features. Tried and left: LSA centroids and neighbours, more
rounds of self-training, a temperature fitted on hidden seeds; none won on five public corpora.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from generator.folding import fold
from generator.needs.themes.evidence import SeedWords, Vocabulary
from generator.needs.themes.learners import Bayes, Matrix, Regression, agree, shares, unit_rows

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

# Under so many texts with a seed or a label, the seeds decide alone: on samples of public corpora,
# learning could lose .03 at 60 texts, .01 at 120, and won .00 to .08 from 250, half with seeds.
MIN_TAUGHT_TEXTS = 100
TAUGHT_FROM = 200  # labels given by persons from which letters and families are worth their cost,
TAUGHT_SHARE = 1 / 3  # if they are also that share of the texts
LABEL_WEIGHT = 3.0  # a person's label against one seed word, while labels are few
LABELS_A_THEME = 20  # seeds lose half of their voice when persons gave as many labels a theme
SEED_SMOOTHING = 1.5  # points shared by all themes before a word is found
# On five public corpora one seed word alone was right .49 to .73 (here .57), two .73 to .98
# (.73), one of two words of different themes .28 to .45 (.36).
SEED_DOUBT = 0.75
SEED_STRENGTH, LABEL_STRENGTH, STUDENT_STRENGTH = 3.0, 2.0, 1.0  # inverse penalties
LARGE_CORPUS = 2_400  # under it they grow as its root: small corpora gave too timid chances
BALANCE = 0.5  # half-way between the themes' shares as found and equal shares
EXTRA_WEIGHT = 0.7  # families and seeds found, beside words and letters
SELF_TAUGHT = (1.0, 1.0, 1.0)  # voices of the regression, of Bayes and of the seeds
PERSON_TAUGHT = (2.0, 1.0, 1.0)
MAX_GRAMS = 3  # words shown for a decision
MIN_MEANING = 4  # letters of the longest stem of what is shown: « est » and « ne pas » say nothing
MAX_GRAM_SHARE = 0.3  # words said in more texts than that (« il », « pas ») explain nothing


Flags = npt.NDArray[np.bool_]


class Reading(NamedTuple):
    """What a model says of texts.

    Probabilities, whether a seed was found, whether the seeds name the likeliest theme, no other
    as much and nothing of no theme, and the grams that weigh most.
    """

    probabilities: Matrix
    lexical: Flags
    agreed: Flags
    grams: list[tuple[str, ...]]


class Said(NamedTuple):
    """Texts, and their stems in order (see ``lexicon.stems``)."""

    texts: Sequence[str]
    statements: Sequence[Sequence[str]]


class Taught(NamedTuple):
    """What was made of texts; no feature where nothing is learned."""

    features: sp.csr_matrix
    counts: sp.csr_matrix
    points: Matrix
    direct: Matrix


class ThemeModel:
    """What was learned from texts, ready to read others.

    Parameters
    ----------
    said
        Distinct texts, in an order that does not depend on the rows.
    seeds
        What words say before anything is learned.
    teachings
        Texts × themes, sorted, then no theme: how many persons gave that theme to that text.
    """

    def __init__(self, said: Said, seeds: SeedWords, teachings: Matrix) -> None:
        texts, statements = said
        self._seeds = seeds
        self._vocabulary = Vocabulary(statements, seeds.family_words)
        self._weak = seeds.weak(self._vocabulary)
        self._letters: TfidfVectorizer | None = None
        counts = self._vocabulary.counts(statements)
        direct = seeds.direct(statements)
        points = self._points(counts, direct)
        label_count = int(np.count_nonzero(teachings.any(axis=1)))
        is_taught = label_count >= max(TAUGHT_FROM, TAUGHT_SHARE * len(texts))
        aim, weight = _lesson(points, teachings, is_taught=is_taught)
        themes = aim[:, :-1].any(axis=1)
        self.is_learned = bool(
            np.count_nonzero(weight[themes]) >= MIN_TAUGHT_TEXTS and aim.any(axis=0).sum() > 1
        )
        self._taught = Taught(sp.csr_matrix(counts.shape), counts, points, direct)
        if not self.is_learned:
            return
        said_in = np.bincount(counts.indices, minlength=len(self._vocabulary.grams))
        meant = [max(map(len, gram.split())) >= MIN_MEANING for gram in self._vocabulary.grams]
        self._rarity = np.log((1 + len(texts)) / (1 + said_in)) + 1
        self._explains: Flags = np.asarray((said_in <= MAX_GRAM_SHARE * len(texts)) & meant)
        if is_taught:
            self._letters = _letters(texts)
            self._families = seeds.families(self._vocabulary)
        taught = Taught(self._features(texts, counts, points), counts, points, direct)
        self._taught = taught
        self._learn(taught, aim, weight)
        self._student = None if is_taught else self._self_train(taught, aim, teachings)

    def read_taught(self) -> Reading:
        """Return what was understood of the texts that it learned from."""
        return self._read(self._taught)

    def read(self, said: Said) -> Reading:
        """Return what was understood of texts."""
        texts, statements = said
        counts = self._vocabulary.counts(statements)
        direct = self._seeds.direct(statements)
        points = self._points(counts, direct)
        learned = self.is_learned
        features = self._features(texts, counts, points) if learned else sp.csr_matrix(counts.shape)
        return self._read(Taught(features, counts, points, direct))

    def _read(self, made: Taught) -> Reading:
        direct = made.direct
        lexical: Flags = np.asarray(direct[:, :-1].any(axis=1))
        if not self.is_learned:
            found = direct / (direct.sum(axis=1, keepdims=True) + SEED_DOUBT)
            return Reading(found, lexical, _agreed(direct, found), [()] * len(direct))
        found = self._together(made)
        if self._student is not None:
            found = agree([self._student.read(made.features), found], (1.0, 1.0))
        weights = (self._student or self._teacher).weights
        heaviest = self._heaviest(made.features, weights, found.argmax(axis=1))
        return Reading(found, lexical, _agreed(direct, found), heaviest)

    def _learn(self, taught: Taught, aim: Matrix, weight: Matrix) -> None:
        self._bayes = Bayes(taught.counts, aim, weight)
        if self._letters is not None:
            self._teacher = Regression(taught.features, aim, weight, LABEL_STRENGTH)
        else:
            balanced = _balanced(aim, weight)
            strength = SEED_STRENGTH * _boldness(len(aim))
            self._teacher = Regression(taught.features, balanced, weight, strength)

    def _self_train(self, taught: Taught, aim: Matrix, teachings: Matrix) -> Regression:
        guess = self._together(taught)
        by_person = teachings.any(axis=1)
        guess[by_person] = aim[by_person]
        strength = STUDENT_STRENGTH * _boldness(len(aim))
        return Regression(taught.features, guess, guess.max(axis=1) ** 2, strength)

    def _together(self, made: Taught) -> Matrix:
        parts = [self._teacher.read(made.features), self._bayes.read(made.counts)]
        parts.append(_seed_voice(made.points))
        return agree(parts, SELF_TAUGHT if self._letters is None else PERSON_TAUGHT)

    def _points(self, counts: sp.csr_matrix, direct: Matrix) -> Matrix:
        return np.asarray(direct + (counts.sign() @ self._weak).toarray())

    def _features(
        self, texts: Sequence[str], counts: sp.csr_matrix, points: Matrix
    ) -> sp.csr_matrix:
        """Return words, and letters, families and seeds when persons taught enough."""
        words = _weighed(counts, self._rarity)
        if self._letters is None:
            return words
        letters = self._letters.transform([fold(text) for text in texts])
        families = EXTRA_WEIGHT * unit_rows(counts @ self._families)
        seeds = EXTRA_WEIGHT * unit_rows(sp.csr_matrix(points))
        return sp.csr_matrix(sp.hstack([words, letters, families, seeds]))

    def _heaviest(
        self, features: sp.csr_matrix, weights: Matrix, likeliest: npt.NDArray[np.int64]
    ) -> list[tuple[str, ...]]:
        """Return the grams of each text that weigh most, and for, its likeliest theme."""
        words = features[:, : len(self._vocabulary.grams)].tocsr()
        rows = np.repeat(np.arange(words.shape[0]), np.diff(words.indptr))
        voice = words.data * weights[likeliest[rows], words.indices]
        voice *= self._explains[words.indices]
        order = np.lexsort((words.indices, -voice, rows))
        rank = np.arange(len(order)) - words.indptr[rows[order]]
        kept = order[(rank < MAX_GRAMS) & (voice[order] > 0)]
        found: list[list[str]] = [[] for _ in range(words.shape[0])]
        for row, column in zip(rows[kept].tolist(), words.indices[kept].tolist(), strict=True):
            found[row].append(self._vocabulary.grams[column])
        return [tuple(grams) for grams in found]


def seed_chance(points: float, total: float) -> float:
    """Return the chance of a theme when the seeds decide alone.

    Its points among those found, and among the doubt that the words mean something else here.
    """
    return points / (total + SEED_DOUBT)


def _seed_voice(points: Matrix) -> Matrix:
    """Return shares of the points; what is of no theme starts without any."""
    start = np.full(points.shape[1], SEED_SMOOTHING / (points.shape[1] - 1))
    start[-1] = 0
    return shares(points + start)


def _agreed(direct: Matrix, found: Matrix) -> Flags:
    """Return whether the seeds name one theme first, nothing of no theme, and it is likeliest."""
    top = direct.max(axis=1, keepdims=True)
    alone = (direct == top).sum(axis=1) == 1
    of_a_theme = (top[:, 0] > 0) & (direct[:, -1] == 0)
    return np.asarray(of_a_theme & alone & (direct.argmax(axis=1) == found.argmax(axis=1)))


def _boldness(text_count: int) -> float:
    return max(1.0, float(np.sqrt(LARGE_CORPUS / text_count)))


def _lesson(points: Matrix, teachings: Matrix, *, is_taught: bool) -> tuple[Matrix, Matrix]:
    """Return the shares of themes each text teaches, and how much the text weighs."""
    taught: Flags = np.asarray(teachings.any(axis=1))
    seed_voice = 1 / (1 + taught.sum() / (LABELS_A_THEME * teachings.shape[1]))
    aim = np.where(taught[:, None], shares(teachings), shares(points))
    weak = np.minimum(points.sum(axis=1), 1) * seed_voice
    # Among few labels, a ticked option said by hundreds must not silence the rest.
    by_person = teachings.sum(axis=1) if is_taught else LABEL_WEIGHT
    return aim, np.where(taught, by_person, weak)


def _balanced(aim: Matrix, weight: Matrix) -> Matrix:
    """Return shares raised for rare themes: the seeds' luck is half forgotten.

    What is of no theme keeps the share it was found with.
    """
    voice = (aim * weight[:, None]).sum(axis=0)
    raised = np.divide(voice[:-1].mean(), voice, out=np.zeros_like(voice), where=voice > 0)
    raised[-1] = 1
    return np.asarray(aim * raised**BALANCE)


def _weighed(counts: sp.csr_matrix, rarity: Matrix) -> sp.csr_matrix:
    """Return TF-IDF rows of length one, what is repeated counted by its logarithm."""
    weighed = counts.copy()
    weighed.data = (np.log(counts.data) + 1) * rarity[counts.indices]
    return unit_rows(weighed)


def _letters(texts: Sequence[str]) -> "TfidfVectorizer":
    from sklearn.feature_extraction.text import TfidfVectorizer  # a second to load, rarely needed

    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True, max_df=0.3
    )
    return letters.fit([fold(text) for text in texts])
