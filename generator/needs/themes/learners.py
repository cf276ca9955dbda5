"""The two learners of themes, a regression and a naive Bayes, both taught by shares. Pure."""

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

Matrix = npt.NDArray[np.float64]
LOG_FLOOR = 1e-4  # no learner may alone exclude a theme
MAX_ITERATIONS = 2_000
TOLERANCE, ROUGH_TOLERANCE = 1e-3, 1e-2
SMALL_CORPUS = 2_000  # rows under which a rough fit cost no accuracy, and a third of the time
TOP_THEMES = 2  # a text teaches its two likeliest themes
MIN_SHARE_TAUGHT = 0.02
PRIOR_SMOOTHING = 0.1  # share of equal chances in the themes' prior
BAYES_SMOOTHING = 0.05  # words of the whole corpus added to a theme's, a word of the vocabulary
BAYES_SHARPNESS = 1.5  # words are not independent: their sum is divided by the root of the length


def shares(points: Matrix) -> Matrix:
    """Return each row divided by its sum; a row of zeros stays so."""
    totals = points.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(points, totals, out=np.zeros_like(points), where=totals > 0))


def agree(parts: list[Matrix], weights: tuple[float, ...]) -> Matrix:
    """Return the weighted geometric mean of probabilities."""
    logs = sum(
        weight * np.log(part + LOG_FLOOR) for part, weight in zip(parts, weights, strict=True)
    )
    return np.asarray(softmax(np.asarray(logs) / sum(weights), axis=1))


class Regression:
    """A logistic regression taught by shares of themes: a text teaches its two likeliest ones."""

    def __init__(
        self, features: sp.csr_matrix, taught: Matrix, weight: Matrix, strength: float
    ) -> None:
        top = np.argsort(-taught, axis=1, kind="stable")[:, :TOP_THEMES]
        voice = np.take_along_axis(taught, top, axis=1) * weight[:, None]
        rows, ranks = np.nonzero(voice > MIN_SHARE_TAUGHT * weight[:, None])
        tolerance = TOLERANCE if features.shape[0] >= SMALL_CORPUS else ROUGH_TOLERANCE
        model = LogisticRegression(C=strength, max_iter=MAX_ITERATIONS, tol=tolerance)
        with threadpool_limits(limits=1):  # more threads are slower here, and sum in another order
            model.fit(features[rows], top[rows, ranks], sample_weight=voice[rows, ranks])
        self._model = model
        self._theme_count = taught.shape[1]

    @property
    def weights(self) -> Matrix:
        """Themes × features; zero for a theme that was not taught."""
        coefficients = self._model.coef_
        if len(self._model.classes_) == 2:  # noqa: PLR2004 - scikit-learn keeps one line for two themes
            coefficients = np.vstack([-coefficients, coefficients])
        table = np.zeros((self._theme_count, coefficients.shape[1]))
        table[self._model.classes_] = coefficients
        return table

    def read(self, features: sp.csr_matrix) -> Matrix:
        """Return the probability of each theme in each text."""
        table = np.zeros((features.shape[0], self._theme_count))
        table[:, self._model.classes_] = self._model.predict_proba(features)
        return table


class Bayes:
    """A multinomial naive Bayes whose words are tempered by the length of the text."""

    def __init__(self, counts: sp.csr_matrix, taught: Matrix, weight: Matrix) -> None:
        voice = taught * weight[:, None]
        prior = voice.sum(axis=0)
        prior += PRIOR_SMOOTHING * prior.sum() / len(prior)
        common = np.asarray(counts.sum(axis=0)).ravel() + 1.0
        common /= common.sum()
        words = (counts.T @ voice).T + BAYES_SMOOTHING * len(common) * common
        self._ratios = np.log(words / words.sum(axis=1, keepdims=True) / common).T
        self._log_prior = np.log(prior / prior.sum())

    def read(self, counts: sp.csr_matrix) -> Matrix:
        """Return the probability of each theme in each text."""
        length = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1)
        sums = BAYES_SHARPNESS * (counts @ self._ratios) / np.sqrt(length)[:, None]
        return np.asarray(softmax(sums + self._log_prior, axis=1))
