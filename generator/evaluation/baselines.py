"""What simpler means would say: the commonest label, the seed words alone, plain clusters."""

import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics import adjusted_rand_score, v_measure_score
from threadpoolctl import threadpool_limits

from generator.evaluation.scores import rounded
from generator.needs.themes.lexicon import BOUNDARY, Hits, Lexicon, stems

Ints = npt.NDArray[np.int64]

MOST_CLUSTERED = 5_000  # texts; more would not change the figures and take minutes
MIN_TEXTS_WITH_A_WORD = 2
MAX_WORD_SHARE = 0.5
KMEANS_STARTS = 5
KMEANS_SEEDS = 3
NMF_ITERATIONS = 400


def by_lexicon(
    texts: Sequence[str], seeds: Mapping[str, Sequence[str]]
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Say the label whose seed words are found most; where none is, the label found most often.

    Returns
    -------
    labels, found
        The rank of each text's label among the sorted ones, and whether a seed word was found.
    """
    lexicon = Lexicon(seeds)
    hits = [lexicon.search(stems(text), Hits()) for text in texts]
    best = [
        min(hit.weight, key=lambda label: (-hit.weight[label], hit.first[label], label), default="")
        for hit in hits
    ]
    said = Counter(label for label in best if label)
    fallback = min(said, key=lambda label: (-said[label], label), default=lexicon.labels[0])
    rank = {label: number for number, label in enumerate(lexicon.labels)}
    labels = np.array([rank[label or fallback] for label in best], dtype=np.int64)
    return labels, np.array([bool(label) for label in best])


def clusters(
    texts: Sequence[str], truth: Ints, ours: Ints, *, label_count: int, seed: int
) -> dict[str, object] | None:
    """Compare clusters with the labels: TF-IDF then KMeans or NMF, and ours.

    Returns
    -------
    dict or None
        Rows compared, and the adjusted Rand index and V-measure of each means; KMeans over three
        seeds, with the least and the greatest. None where too few words come back to group.
    """
    drawn = np.random.default_rng(seed).permutation(len(texts))[:MOST_CLUSTERED]
    rows = np.sort(drawn)
    features = _tfidf([texts[row] for row in rows])
    if features is None or min(features.shape) < label_count:
        return None
    with warnings.catch_warnings(), threadpool_limits(limits=1):
        warnings.simplefilter("ignore", ConvergenceWarning)
        means = [_kmeans(features, label_count, seed + turn) for turn in range(KMEANS_SEEDS)]
        factors = _nmf(features, label_count, seed)
    real = truth[rows]
    return {
        "lignes": len(rows),
        "notre": _agreement(real, [ours[rows]]),
        "kmeans": _agreement(real, means),
        "nmf": _agreement(real, [factors]),
    }


def _agreement(truth: Ints, groupings: list[Ints]) -> dict[str, dict[str, float]]:
    measures: dict[str, Callable[[Ints, Ints], float]] = {
        "ari": adjusted_rand_score,
        "v_mesure": v_measure_score,
    }
    found = {name: [score(truth, one) for one in groupings] for name, score in measures.items()}
    return {
        name: {
            "valeur": rounded(float(np.mean(values))),
            "bas": rounded(min(values)),
            "haut": rounded(max(values)),
        }
        for name, values in found.items()
    }


def _kmeans(features: sp.csr_matrix, count: int, seed: int) -> Ints:
    model = KMeans(n_clusters=count, n_init=KMEANS_STARTS, random_state=seed)
    return np.asarray(model.fit_predict(features), dtype=np.int64)


def _nmf(features: sp.csr_matrix, count: int, seed: int) -> Ints:
    model = NMF(n_components=count, init="nndsvda", max_iter=NMF_ITERATIONS, random_state=seed)
    return np.asarray(model.fit_transform(features).argmax(axis=1), dtype=np.int64)


def _tfidf(texts: Sequence[str]) -> sp.csr_matrix | None:
    words = [[stem for stem in stems(text) if stem != BOUNDARY] for text in texts]
    said = Counter(stem for statement in words for stem in set(statement))
    most = MAX_WORD_SHARE * len(texts)
    kept = sorted(s for s, count in said.items() if MIN_TEXTS_WITH_A_WORD <= count <= most)
    column = {stem: rank for rank, stem in enumerate(kept)}
    if not column:
        return None
    cells = [(row, column[s]) for row, told in enumerate(words) for s in told if s in column]
    rows, columns = zip(*cells, strict=True)
    counts = sp.csr_matrix((np.ones(len(cells)), (rows, columns)), (len(texts), len(column)))
    return sp.csr_matrix(TfidfTransformer(sublinear_tf=True).fit_transform(counts))
