"""The two learners of themes, a regression and a naive Bayes, both taught by shares. Pure."""

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.special import softmax

from generator.needs.themes.threads import one_thread

Matrix = npt.NDArray[np.float64]
LOG_FLOOR = 1e-4  # no learner may alone exclude a theme
# L-BFGS stops on the largest slope; scikit-learn's limits elsewhere.
MAX_ITERATIONS, MAX_LINE_STEPS = 2_000, 50
TOLERANCE, ROUGH_TOLERANCE = 1e-3, 1e-2
SMALLEST_GAIN = 64 * float(np.finfo(np.float64).eps)
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


def unit_rows(table: sp.csr_matrix) -> sp.csr_matrix:
    """Return rows scaled to length one; an empty row stays empty."""
    scaled = sp.csr_matrix(table, dtype=np.float64, copy=True)
    rows = np.repeat(np.arange(scaled.shape[0]), np.diff(scaled.indptr))
    lengths = np.sqrt(np.bincount(rows, scaled.data**2, scaled.shape[0]))
    lengths[lengths == 0] = 1
    scaled.data /= lengths[rows]
    return scaled


class Regression:
    """A logistic regression taught by shares of themes: a text teaches its two likeliest ones.

    The penalty and the stop are those of scikit-learn's ``LogisticRegression``, which takes one
    theme a row: each text would be there twice, and its import alone lasts a second.
    """

    def __init__(
        self, features: sp.csr_matrix, taught: Matrix, weight: Matrix, strength: float
    ) -> None:
        voice = _two_likeliest(taught, weight)
        rows = np.flatnonzero(voice.any(axis=1))
        self._themes = np.flatnonzero(voice.any(axis=0))
        self._theme_count = taught.shape[1]
        tolerance = TOLERANCE if features.shape[0] >= SMALL_CORPUS else ROUGH_TOLERANCE
        # Two themes share one line of weights in scikit-learn: half of them each, so twice as dear.
        lines = 2 if len(self._themes) == 2 else 1  # noqa: PLR2004 - two themes are the exception
        with one_thread():
            table = _fitted(
                features[rows], voice[np.ix_(rows, self._themes)], lines / strength, tolerance
            )
        self._weights, self._start = table[:-1], table[-1]

    @property
    def weights(self) -> Matrix:
        """Themes × features; zero for a theme that was not taught."""
        table = np.zeros((self._theme_count, len(self._weights)))
        table[self._themes] = self._weights.T
        return table

    def read(self, features: sp.csr_matrix) -> Matrix:
        """Return the probability of each theme in each text."""
        table = np.zeros((features.shape[0], self._theme_count))
        table[:, self._themes] = softmax(features @ self._weights + self._start, axis=1)
        return table


def _two_likeliest(taught: Matrix, weight: Matrix) -> Matrix:
    """Return what each text says of its two likeliest themes, the faintest voices left out."""
    top = np.argsort(-taught, axis=1, kind="stable")[:, :TOP_THEMES]
    said = np.take_along_axis(taught, top, axis=1) * weight[:, None]
    said[said <= MIN_SHARE_TAUGHT * weight[:, None]] = 0
    voice = np.zeros_like(taught)
    np.put_along_axis(voice, top, said, axis=1)
    return voice


def _fitted(features: sp.csr_matrix, voice: Matrix, penalty: float, tolerance: float) -> Matrix:
    """Return features × themes, then the themes' start: the least penalised mean log loss."""
    from scipy.optimize import minimize  # slow to load: not for who only looks words up

    turned = features.T
    heard = voice.sum(axis=1, keepdims=True)
    total = heard.sum()
    shape = (features.shape[1] + 1, voice.shape[1])

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        table = flat.reshape(shape)
        weights = table[:-1]
        raw = features @ weights + table[-1]
        raw -= raw.max(axis=1, keepdims=True)
        chances = np.exp(raw)
        sums = chances.sum(axis=1, keepdims=True)
        missed = float((heard * np.log(sums)).sum() - (voice * raw).sum())
        chances *= heard / sums
        chances -= voice
        slope = np.empty(shape)
        slope[:-1] = turned @ chances + penalty * weights
        slope[-1] = chances.sum(axis=0)
        cost = missed + penalty / 2 * float(np.vdot(weights, weights))
        return cost / total, slope.ravel() / total

    found = minimize(
        loss,
        np.zeros(shape[0] * shape[1]),
        method="L-BFGS-B",
        jac=True,
        options={
            "maxiter": MAX_ITERATIONS,
            "maxls": MAX_LINE_STEPS,
            "gtol": tolerance,
            "ftol": SMALLEST_GAIN,
        },
    )
    return np.asarray(found.x).reshape(shape)


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
