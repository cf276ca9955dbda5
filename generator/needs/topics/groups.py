"""Group the statements of one place and one theme, and measure how firm each group is. Pure."""

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import adjusted_rand_score

from generator.needs.themes.threads import one_thread
from generator.needs.topics.words import Floats, Ints, unit_rows, weigh

Bools = npt.NDArray[np.bool_]
Method = Literal["nmf", "ward"]

NMF_FROM = 60  # statements; fewer give too few words to learn topics from (method.md §2)
# Fixed, so that a survey that grows keeps its grain until a finer one is as firm.
TOPIC_COUNTS = (3, 5, 8, 12, 18)
STATEMENTS_PER_TOPIC = 12  # twice the five respondents a topic needs, and a margin
FIT_ON = 1_500  # statements learned from in a large unit; the others join the nearest topic
MOST_STEMS = 1_500
LEAST_STATEMENTS = 2  # a word said once groups nothing
WARD_CUT = 1.15  # on rows of length one; two statements meet when their cosine is over 0.34
RESAMPLE_SHARE = 0.8
FIRM_FROM = 0.6
AS_STABLE = 0.1  # two numbers of topics whose agreements differ by less are equally stable
LEAST_MEMBERS = 5  # a smaller group is never shown as found: its firmness is not measured
ALONE = -1  # a statement whose words nobody else of the unit says


@dataclass(frozen=True)
class Grouping:
    """The groups of one unit.

    Parameters
    ----------
    labels
        Group of each statement, ``ALONE`` where it shares no word.
    firmness
        Of each group, from 0 (chance) to 1; NaN where it cannot be measured.
    method
        How the groups were made.
    """

    labels: Ints
    firmness: Floats
    method: Method


def group_unit(held: sparse.csr_array, draws: npt.NDArray[np.uint64]) -> Grouping:
    """Group statements that speak of the same thing.

    Parameters
    ----------
    held
        Statement × stem, 1 where it holds it; rows in an order that the content decides.
    draws
        One even random number a statement, drawn from its id alone: they choose the sample of a
        large unit and the two resamples, so that neither chance nor row order has a say.

    Notes
    -----
    The number of topics is the one of ``TOPIC_COUNTS`` for which two 80 % resamples agree best
    (adjusted Rand index of their overlap); the largest of those within 0.1 of it. The best alone
    would often be the smallest; the largest that is stable enough adds topics of two answers.

    A group's firmness is the least of two measures on that same overlap: the agreement of the
    whole unit, and its own, for the question « in this group or not » (the least of the adjusted
    Rand indices between the group, its nearest group in one resample and its nearest in the
    other). The unit's alone would let a blurred group pass thanks to its neighbours; the group's
    alone finds topics in words drawn at random, one statement in fourteen, where both find none.
    """
    rows = weigh(held, least=LEAST_STATEMENTS, most_stems=MOST_STEMS)
    if held.shape[0] < NMF_FROM:
        return _ward(rows, draws)
    # On matrices this small several threads wait for each other (four times slower when the
    # machine is busy), and their number would decide the last digits.
    with one_thread():
        return _nmf(rows, draws)


def _ward(rows: sparse.csr_array, draws: npt.NDArray[np.uint64]) -> Grouping:
    labels = _ward_labels(rows)
    if not (np.bincount(labels + 1)[1:] >= LEAST_MEMBERS).any():
        return Grouping(labels, np.full(labels.max() + 1, np.nan), "ward")
    first, second = _resamples(draws)
    others = [_within(kept, _ward_labels(rows[np.flatnonzero(kept)])) for kept in (first, second)]
    return Grouping(labels, _firmness(labels, others[0], others[1], first & second), "ward")


def _ward_labels(rows: sparse.csr_array) -> Ints:
    labels = np.full(rows.shape[0], ALONE)
    speaking = np.flatnonzero(np.diff(rows.indptr))
    if len(speaking) == 1:
        labels[speaking] = 0
    if len(speaking) > 1:
        tree = linkage(pdist(rows[speaking].toarray()), "ward")
        labels[speaking] = fcluster(tree, WARD_CUT, "distance") - 1
    return labels


def _within(kept: Bools, labels: Ints) -> Ints:
    spread = np.full(len(kept), ALONE)
    spread[kept] = labels
    return spread


def _nmf(rows: sparse.csr_array, draws: npt.NDArray[np.uint64]) -> Grouping:
    sample = np.sort(np.argsort(draws, kind="stable")[:FIT_ON])
    learned = rows[sample]
    resamples = _resamples(draws[sample])
    count, others = _topic_count(learned, resamples)
    centres = _centres(learned, count)
    labels = _nearest(rows, centres)
    overlap = resamples[0] & resamples[1]
    firmness = _firmness(labels[sample], others[0], others[1], overlap, count)
    return Grouping(labels, firmness, "nmf")


def _topic_count(
    learned: sparse.csr_array, resamples: tuple[Bools, Bools]
) -> tuple[int, tuple[Ints, Ints]]:
    overlap = resamples[0] & resamples[1]
    tried: list[tuple[float, int, tuple[Ints, Ints]]] = []
    for count in _counts_to_try(learned, resamples):
        first, second = (
            _nearest(learned, _centres(learned[np.flatnonzero(kept)], count)) for kept in resamples
        )
        agreement = adjusted_rand_score(first[overlap], second[overlap])
        tried.append((float(agreement), count, (first, second)))
    least = max(agreement for agreement, _, _ in tried) - AS_STABLE
    _, count, labels = max((trial for trial in tried if trial[0] >= least), key=lambda t: t[1])
    return count, labels


def _counts_to_try(learned: sparse.csr_array, resamples: tuple[Bools, Bools]) -> tuple[int, ...]:
    """Return the numbers of topics to try, none above the words and answers of a resample.

    With more topics than words nothing is learned, everybody is alone in both resamples, and that
    emptiness would pass for perfect agreement: few words (the same option ticked by many) are told
    as one topic or two instead of none.
    """
    parts = [learned[np.flatnonzero(kept)] for kept in resamples]
    words = min(len(np.unique(part.indices)) for part in parts)
    speaking = min(int(np.count_nonzero(np.diff(part.indptr))) for part in parts)
    most = min(words, speaking, learned.shape[0] // STATEMENTS_PER_TOPIC)
    return tuple(count for count in TOPIC_COUNTS if count <= most) or (max(most, 1),)


def _centres(rows: sparse.csr_array, count: int) -> sparse.csr_array:
    """Return the mean direction of each topic, one row a topic; an unused topic has none."""
    speaking = rows[np.flatnonzero(np.diff(rows.indptr))]
    if min(speaking.shape) < count:
        return sparse.csr_array((count, rows.shape[1]))
    model = NMF(count, init="nndsvda", random_state=0, tol=1e-3)
    with warnings.catch_warnings():
        # A model stopped before its end gives topics that agree less: firmness will tell.
        warnings.simplefilter("ignore", ConvergenceWarning)
        # As many topics as words fit exactly, and rounding puts the error left just under zero.
        warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
        shares = model.fit_transform(speaking)
    shares *= np.linalg.norm(model.components_, axis=1)
    members = (np.ones(speaking.shape[0]), (shares.argmax(axis=1), np.arange(speaking.shape[0])))
    belonging = sparse.coo_array(members, shape=(count, speaking.shape[0])).tocsr()
    return unit_rows(sparse.csr_array(belonging @ speaking))


def _nearest(rows: sparse.csr_array, centres: sparse.csr_array) -> Ints:
    closeness = rows @ centres.T.toarray()
    labels: Ints = closeness.argmax(axis=1)
    labels[closeness.max(axis=1) <= 0] = ALONE
    return labels


def _resamples(draws: npt.NDArray[np.uint64]) -> tuple[Bools, Bools]:
    """Draw two 80 % resamples, from two parts of each number that say nothing of each other."""
    width = np.uint64(16)
    least = RESAMPLE_SHARE * 2**16
    low = draws & np.uint64(2**16 - 1)
    high = (draws >> width) & np.uint64(2**16 - 1)
    return low < least, high < least


def _firmness(labels: Ints, first: Ints, second: Ints, overlap: Bools, groups: int = 0) -> Floats:
    measured = np.full(max(groups, labels.max() + 1), np.nan)
    if not overlap.any():
        return measured
    whole = float(adjusted_rand_score(first[overlap], second[overlap]))
    for group in range(labels.max() + 1):
        inside = labels == group
        if inside.sum() < LEAST_MEMBERS or not inside[overlap].any():
            continue
        one, two = (_counterpart(inside, other) for other in (first, second))
        pairs = ((inside, one), (inside, two), (one, two))
        own = min(_agreement(a[overlap], b[overlap]) for a, b in pairs)
        measured[group] = min(own, whole)
    return measured


def _counterpart(inside: Bools, labels: Ints) -> Bools:
    """Return the group of a resample that is nearest to a group of the whole (Jaccard)."""
    shared = np.bincount(labels[inside] + 1, minlength=labels.max() + 2)[1:]
    sizes = np.bincount(labels + 1, minlength=labels.max() + 2)[1:]
    if not shared.any():
        return np.zeros(len(labels), dtype=bool)
    return np.asarray(labels == np.argmax(shared / (sizes + inside.sum() - shared)))


def _agreement(one: Bools, two: Bools) -> float:
    """Return the adjusted Rand index of two yes-or-no partitions."""

    def pairs(counts: npt.NDArray[np.int64]) -> float:
        return float((counts * (counts - 1) // 2).sum())

    table = np.bincount(2 * one.astype(np.int64) + two, minlength=4)
    rows, columns = pairs(table.reshape(2, 2).sum(axis=1)), pairs(table.reshape(2, 2).sum(axis=0))
    expected = rows * columns / max(pairs(np.array([len(one)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (pairs(table) - expected) / (most - expected)
