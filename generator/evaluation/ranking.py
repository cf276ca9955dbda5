"""How well chances rank and how true they are, with intervals drawn over EPCIs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from generator.evaluation.scores import RESAMPLES, Figure, rounded, with_interval

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

TOP = 10  # what a person reads of a list
BINS = 10


@dataclass(frozen=True)
class Question:
    """Which absent types appeared: EPCIs × types, asked of the absent ones only."""

    asked: Flags
    entered: Flags

    @property
    def truth(self) -> Flags:
        """The answers, one a pair asked."""
        return np.asarray(self.entered[self.asked])

    def restricted(self, epcis: Flags | None = None, types: Flags | None = None) -> "Question":
        """Ask of some EPCIs or types only."""
        asked = self.asked.copy()
        if epcis is not None:
            asked &= epcis[:, None]
        if types is not None:
            asked &= types[None]
        return Question(asked, self.entered & asked)


@dataclass(frozen=True)
class Measured:
    """A figure with the same figure on each resample, so that differences can be drawn too."""

    value: float
    drawn: Floats

    def figure(self) -> Figure:
        """Round it, with its 95 % interval."""
        return with_interval(self.value, self.drawn)

    def minus(self, other: "Measured") -> "Measured":
        """Return the difference, resample by resample: the same EPCIs were drawn for both."""
        return Measured(self.value - other.value, self.drawn - other.drawn)


def draws(epci_count: int, seed: int) -> Floats:
    """Draw EPCIs with replacement: resamples × EPCIs, how many times each was drawn."""
    rng = np.random.default_rng(seed)
    chance = np.full(epci_count, 1 / epci_count)
    return rng.multinomial(epci_count, chance, size=RESAMPLES).astype(np.float64)


def auc(question: Question, scores: Floats) -> float:
    """Return the chance that an entry is ranked above what stayed absent; ties are halves."""
    truth = question.truth
    ranks = rankdata(scores[question.asked])
    positive, negative = int(truth.sum()), int((~truth).sum())
    above = ranks[truth].sum() - positive * (positive + 1) / 2
    return float(above / (positive * negative))


def measured_auc(question: Question, scores: Floats, weights: Floats) -> Measured:
    """Return the AUC and that of each resample, exactly: wins are counted EPCI against EPCI."""
    size = len(scores)
    rows = np.nonzero(question.asked)[0]
    found, truth = scores[question.asked], question.truth
    entries, of_epci = found[truth], rows[truth]
    wins = np.zeros((size, size))
    for epci in range(size):
        others = np.sort(found[(rows == epci) & ~truth])
        below = np.searchsorted(others, entries, "left"), np.searchsorted(others, entries, "right")
        wins[:, epci] = np.bincount(of_epci, (below[0] + below[1]) / 2, minlength=size)
    positive = np.bincount(of_epci, minlength=size).astype(np.float64)
    negative = np.bincount(rows[~truth], minlength=size).astype(np.float64)
    pairs = (weights @ positive) * (weights @ negative)
    drawn = ((weights @ wins) * weights).sum(axis=1) / pairs
    return Measured(float(wins.sum() / (positive.sum() * negative.sum())), drawn)


def within_types_auc(question: Question, scores: Floats) -> float:
    """Return the mean AUC of each type by itself, each weighing as its pairs to compare."""
    wins, pairs = 0.0, 0
    for column in range(scores.shape[1]):
        asked = question.asked[:, [column]]
        one = Question(asked, question.entered[:, [column]])
        positive = int(one.truth.sum())
        compared = positive * (int(asked.sum()) - positive)
        if compared:
            wins += compared * auc(one, scores[:, [column]])
            pairs += compared
    return wins / pairs


def ndcg_by_epci(question: Question, scores: Floats) -> Floats:
    """Return nDCG@10 of each EPCI; NaN where nothing entered, so that nothing could be found.

    Between equal scores, the order of types decides.
    """
    gains = np.full(len(scores), np.nan)
    discounts = 1 / np.log2(np.arange(2, TOP + 2))
    for epci in range(len(scores)):
        asked = question.asked[epci]
        truth = question.entered[epci][asked]
        if not truth.any():
            continue
        first = truth[np.argsort(-scores[epci][asked], kind="stable")[:TOP]]
        best = discounts[: min(int(truth.sum()), TOP)].sum()
        gains[epci] = (first * discounts[: len(first)]).sum() / best
    return gains


def measured_ndcg(question: Question, scores: Floats, weights: Floats) -> Measured:
    """Return the mean nDCG@10 over the EPCIs that gained something, and that of each resample."""
    gains = ndcg_by_epci(question, scores)
    told = np.isfinite(gains)
    drawn = weights[:, told] @ gains[told] / weights[:, told].sum(axis=1)
    return Measured(float(gains[told].mean()), drawn)


def tenths(chances: Floats) -> Ints:
    """Put chances into ten bins of as many each."""
    edges = np.quantile(chances, np.linspace(0, 1, BINS + 1)[1:-1])
    return np.asarray(np.searchsorted(edges, chances, side="right"))


def measured_ece(question: Question, chances: Floats, weights: Floats) -> Measured:
    """Return the expected calibration error over tenths, and that of each resample."""
    found = chances[question.asked]
    rows, gaps = np.nonzero(question.asked)[0], found - question.truth
    cells = rows * BINS + tenths(found)
    sums = np.bincount(cells, gaps, minlength=len(chances) * BINS).reshape(-1, BINS)
    sizes = question.asked.sum(axis=1).astype(np.float64)
    drawn = np.abs(weights @ sums).sum(axis=1) / (weights @ sizes)
    return Measured(float(np.abs(sums.sum(axis=0)).sum() / sizes.sum()), drawn)


def calibration(question: Question, chances: Floats) -> list[dict[str, float | int]]:
    """Return, by tenth of the chances, what was announced and what came."""
    found, truth = chances[question.asked], question.truth
    bins = tenths(found)
    return [
        {
            "annonce": rounded(found[bins == one].mean()),
            "advenu": rounded(truth[bins == one].mean()),
            "paires": int((bins == one).sum()),
        }
        for one in np.unique(bins)
    ]


def size_classes(population: Floats, parts: int) -> Sequence[tuple[float, float, Flags]]:
    """Cut EPCIs into so many classes of as many each, smallest first."""
    edges = np.quantile(population, np.linspace(0, 1, parts + 1))
    place = np.searchsorted(edges[1:-1], population, side="right")
    return [
        (float(population[place == one].min()), float(population[place == one].max()), place == one)
        for one in range(parts)
        if (place == one).any()
    ]
