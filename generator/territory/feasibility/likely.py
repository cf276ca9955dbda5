"""What an EPCI would have, told from all the other types it has: out-of-fold over EPCIs.

Each type is guessed from the counts, presence and counts per head of every other type, by a model
that has not seen the EPCI it guesses for. An absent type that everything else announces is the
likeliest to come.
"""

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

Floats = npt.NDArray[np.float64]

FOLDS, SEED = 5, 2
STRENGTH = 0.001  # inverse ridge of each logistic regression, on standardised columns
STEPS, TOLERANCE = 200, 1e-2  # the ridge is strong: more steps change no digit that is kept
COUNT_RIDGE = 300.0
PER_HEAD = 10_000.0
NEARLY_NONE, NEARLY_ALL = 0.005, 0.995
TINY = 1e-9


def likely_presence(counts: Floats, places: Floats, population: Floats) -> Floats:
    """Return the chance that each EPCI has each type, given all the others.

    Parameters
    ----------
    counts
        EPCIs × types.
    places
        EPCIs × what is known of them (log population, log income).
    population
        Inhabitants of each EPCI.
    """
    logs, present = np.log1p(counts), (counts > 0).astype(np.float64)
    per_head = np.log1p(counts / population[:, None] * PER_HEAD)
    columns = _standard(np.column_stack([logs, present, per_head, places]))
    size = counts.shape[1]
    guessed = np.empty_like(logs)
    for learned, told in _folds(len(counts)):
        for j in range(size):
            truth = present[learned, j]
            share = truth.mean()
            if not NEARLY_NONE <= share <= NEARLY_ALL:
                guessed[told, j] = share
                continue
            others = np.delete(columns, [j, size + j, 2 * size + j], axis=1)
            model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=TOLERANCE)
            model.fit(others[learned], truth)
            guessed[told, j] = model.predict_proba(others[told])[:, 1]
    return guessed


def likely_log_counts(counts: Floats, places: Floats) -> Floats:
    """Return the log count of each type that a ridge regression on all the others expects.

    One inverse a fold serves every type: the type's own two columns are then taken out of it.
    """
    logs = np.log1p(counts)
    columns = _standard(np.column_stack([logs, counts > 0, places]))
    size = counts.shape[1]
    guessed = np.empty_like(logs)
    for learned, told in _folds(len(counts)):
        seen = columns[learned]
        inverse = np.linalg.inv(seen.T @ seen + COUNT_RIDGE * np.eye(columns.shape[1]))
        means = logs[learned].mean(axis=0)
        products = seen.T @ (logs[learned] - means)
        for j in range(size):
            own = [j, size + j]
            wanted = products[:, j].copy()
            wanted[own] = 0.0
            found = inverse @ wanted
            found -= inverse[:, own] @ np.linalg.solve(inverse[np.ix_(own, own)], found[own])
            guessed[told, j] = columns[told] @ found + means[j]
    return guessed


def _folds(size: int) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    return list(KFold(FOLDS, shuffle=True, random_state=SEED).split(np.empty(size)))


def _standard(columns: Floats) -> Floats:
    return np.asarray((columns - columns.mean(axis=0)) / (columns.std(axis=0) + TINY))
