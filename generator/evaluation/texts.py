"""How well themes are found in a labelled corpus: without any label, then learning from some."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.evaluation.baselines import by_lexicon, clusters
from generator.evaluation.corpora import Corpus, digest
from generator.evaluation.scores import (
    accuracy,
    both_figures,
    calibration_error,
    coverage_curve,
    crossed,
    kappa,
    resampled,
    rounded,
    surest_first,
    with_interval,
)
from generator.evaluation.topic_stability import chain_figures
from generator.needs.themes.classifier import Predictions, classify

RESAMPLE_SHARE = 0.8
RESAMPLE_COUNT = 3
# Crossed validation learns from all but a fold: beyond, it would take an hour for no more meaning.
MOST_CROSSED = 16_000
NO_LABEL = -1

Ints = npt.NDArray[np.int64]
Yes = npt.NDArray[np.bool_]
Told = dict[str, object]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Protocol:
    """How a corpus is measured: the seed of every draw, and the folds of the crossed validation."""

    seed: int = 0
    folds: int = 5


@dataclass(frozen=True)
class _Scored:
    """The rows of a corpus that are scored, and the rank of their label."""

    rows: Ints
    truth: Ints
    names: tuple[str, ...]
    texts: tuple[str, ...]


def text_figures(corpus: Corpus, protocol: Protocol) -> Told:
    """Measure what is found in a corpus, beside simpler means.

    Returns
    -------
    dict
        The figures of one corpus as ``evaluation.json`` holds them (see ``docs/cli.md``); None
        under a key where a figure has no meaning.
    """
    scored = _scored(corpus)
    logger.info("%s : %d lignes, %d notées", corpus.corpus_id, len(corpus.texts), len(scored.rows))
    found = classify(corpus.texts, corpus.seeds)
    guesses = found.probabilities.argmax(axis=1)
    size = len(scored.names)
    ours = guesses[scored.rows]
    return {
        "titre": corpus.title_fr,
        "empreinte": corpus.sha256,
        "empreinte_taxonomie": digest(json.dumps(corpus.seeds, sort_keys=True).encode()),
        "graine": protocol.seed,
        "plis": protocol.folds,
        "lignes": len(corpus.texts),
        "lignes_notees": len(scored.rows),
        "themes": len(set(scored.truth.tolist())),
        "remarques": list(corpus.notes),
        "majorite": _majority(scored, protocol.seed),
        "sans_etiquette": _zero_label(found, scored, protocol.seed),
        "lexique_seul": _lexicon_alone(corpus, scored, protocol.seed),
        "regroupement": clusters(
            scored.texts, scored.truth, ours, label_count=size, seed=protocol.seed
        ),
        "avec_etiquettes": _with_labels(corpus, scored, protocol),
        "stabilite": _stability(corpus, protocol.seed),
        "chaine": chain_figures(corpus, protocol.seed),
        "deux_lectures": _two_readings(corpus, guesses, protocol.seed),
        "hors_theme": _off_topic(corpus, found),
    }


def _scored(corpus: Corpus) -> _Scored:
    """Keep the rows that have a theme; after two readings, those where both said the same."""
    names = tuple(sorted(corpus.seeds))
    first = _ranks(corpus.labels, names)
    second = _ranks(corpus.second_labels, names) if corpus.second_labels else first
    rows = np.flatnonzero((first == second) & (first != NO_LABEL))
    return _Scored(rows, first[rows], names, tuple(corpus.texts[row] for row in rows))


def _ranks(labels: Sequence[str | None], names: tuple[str, ...]) -> Ints:
    rank: dict[str | None, int] = {name: number for number, name in enumerate(names)}
    return np.array([rank.get(label, NO_LABEL) for label in labels], dtype=np.int64)


def _majority(scored: _Scored, seed: int) -> Told:
    size = len(scored.names)
    commonest = int(np.bincount(scored.truth, minlength=size).argmax())
    guesses = np.full_like(scored.truth, commonest)
    figures = both_figures(scored.truth, guesses, size, seed)
    return {"theme": scored.names[commonest], **figures}


def _zero_label(found: Predictions, scored: _Scored, seed: int) -> Told:
    chances = found.probabilities[scored.rows].max(axis=1)
    guesses = found.probabilities[scored.rows].argmax(axis=1)
    kept = found.confident[scored.rows]
    right: Yes = guesses == scored.truth
    order = surest_first(chances, scored.texts)
    half = order[: (len(order) + 1) // 2]
    size = len(scored.names)
    return {
        **both_figures(scored.truth, guesses, size, seed),
        "moitie_la_plus_sure": _accuracy(scored.truth[half], guesses[half], size, seed),
        "courbe": coverage_curve(right, order),
        "erreur_de_calibration": calibration_error(chances, right),
        "abstention": rounded(1 - kept.mean()),
        "exactitude_hors_abstention": (
            _accuracy(scored.truth[kept], guesses[kept], size, seed) if kept.any() else None
        ),
        "a_appris": found.is_learned,
    }


def _accuracy(truth: Ints, guesses: Ints, size: int, seed: int) -> object:
    return both_figures(truth, guesses, size, seed)["exactitude"]


def _lexicon_alone(corpus: Corpus, scored: _Scored, seed: int) -> Told:
    labels, found = by_lexicon(scored.texts, corpus.seeds)
    size = len(scored.names)
    return {
        **both_figures(scored.truth, labels, size, seed),
        "part_avec_mot": rounded(found.mean()),
        "exactitude_avec_mot": (
            _accuracy(scored.truth[found], labels[found], size, seed) if found.any() else None
        ),
    }


def _with_labels(corpus: Corpus, scored: _Scored, protocol: Protocol) -> Told | None:
    """Learn from all folds but one, and read that one; what is read also counts as plain text."""
    rng = np.random.default_rng(protocol.seed)
    chosen = np.sort(rng.permutation(len(scored.rows))[:MOST_CROSSED])
    truth = scored.truth[chosen]
    texts = [scored.texts[row] for row in chosen]
    if len(set(texts)) < 2 * protocol.folds:
        return None
    fold = folds_of(texts, truth, protocol)
    guesses = np.full_like(truth, NO_LABEL)
    shares = []
    for turn in range(protocol.folds):
        known = {int(row): scored.names[truth[row]] for row in np.flatnonzero(fold != turn)}
        hidden = np.flatnonzero(fold == turn)
        read = classify(texts, corpus.seeds, known=known).probabilities[hidden]
        guesses[hidden] = read.argmax(axis=1)
        shares.append(rounded((guesses[hidden] == truth[hidden]).mean()))
        logger.info("%s : pli %d sur %d", corpus.corpus_id, turn + 1, protocol.folds)
    figures = both_figures(truth, guesses, len(scored.names), protocol.seed)
    return {"lignes": len(truth), **figures, "exactitude_par_pli": shares}


def folds_of(texts: Sequence[str], truth: Ints, protocol: Protocol) -> Ints:
    """Return each row's fold: as many of each label in each, and a text never in two.

    A text said twice, once learned and once read, would be a question asked with its answer.
    """
    first = {text: row for row, text in reversed(list(enumerate(texts)))}
    rows = np.array(sorted(first.values()), dtype=np.int64)
    shuffled = np.random.default_rng(protocol.seed).permutation(rows)
    in_turn = shuffled[np.argsort(truth[shuffled], kind="stable")]
    fold = {int(row): turn % protocol.folds for turn, row in enumerate(in_turn)}
    return np.array([fold[first[text]] for text in texts], dtype=np.int64)


def _stability(corpus: Corpus, seed: int) -> Told:
    """Say how often two resamples of the texts give a text the same theme, labels never seen."""
    count = len(corpus.texts)
    rng = np.random.default_rng(seed)
    said = np.full((RESAMPLE_COUNT, count), NO_LABEL)
    for turn in range(RESAMPLE_COUNT):
        rows = np.sort(rng.permutation(count)[: max(1, round(RESAMPLE_SHARE * count))])
        read = classify([corpus.texts[row] for row in rows], corpus.seeds)
        said[turn, rows] = read.probabilities.argmax(axis=1)
    pairs = [(a, b) for a in range(RESAMPLE_COUNT) for b in range(a)]
    shares = []
    for one, other in pairs:
        both = (said[one] != NO_LABEL) & (said[other] != NO_LABEL)
        shares.append((said[one, both] == said[other, both]).mean())
    return {
        "part_egale": rounded(float(np.mean(shares))),
        "moindre": rounded(min(shares)),
        "tirages": RESAMPLE_COUNT,
        "part_tiree": RESAMPLE_SHARE,
    }


def _two_readings(corpus: Corpus, guesses: Ints, seed: int) -> Told | None:
    if not corpus.second_labels:
        return None
    names = tuple(sorted(corpus.seeds))
    size = len(names) + 1  # and « about no theme », which both may say
    first, second = (
        np.where(ranks == NO_LABEL, len(names), ranks)
        for ranks in (_ranks(corpus.labels, names), _ranks(corpus.second_labels, names))
    )
    table = crossed(first, second, size)
    drawn = resampled(table, seed)
    one_reading: dict[str, object] = {}
    for name, said in (("premiere", first), ("seconde", second)):
        themed = said < len(names)
        one_reading[name] = _accuracy(said[themed], guesses[themed], size, seed)
    return {
        "kappa": with_interval(kappa(table), kappa(drawn)),
        "accord": with_interval(accuracy(table), accuracy(drawn)),
        "exactitude_selon": one_reading,
    }


def _off_topic(corpus: Corpus, found: Predictions) -> Told | None:
    """Say how often nothing is said of the texts that are about no theme."""
    second = corpus.second_labels or corpus.labels
    pairs = zip(corpus.labels, second, strict=True)
    aside = np.array([first is None and other is None for first, other in pairs])
    if not aside.any():
        return None
    return {"lignes": int(aside.sum()), "abstention": rounded(1 - found.confident[aside].mean())}
