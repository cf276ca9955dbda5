"""Find the theme of texts from seed words, with or without labels given by persons. Pure.

Each text is learned once however often it was said, in the order of its fingerprint, so that the
order of rows changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from generator.needs.themes.evidence import SeedWords
from generator.needs.themes.learners import Matrix
from generator.needs.themes.lexicon import stems
from generator.needs.themes.model import Reading, Said, ThemeModel

ABSTENTION = 0.5  # below, the machine is more likely wrong than right, and says nothing
ABSTENTION_WITHOUT_SEED = 0.8  # what no word of the lexicon supports needs a better chance
ABSTENTION_TOGETHER = 0.2  # under it, seeds and model agree by luck: both read another subject
MAX_LEARNED = 20_000  # texts learned from; the others are only read
BLOCK = 50_000  # texts read at once: memory stays bounded


@dataclass(frozen=True)
class Predictions:
    """What is thought of each text, in the order given.

    Attributes
    ----------
    labels
        The themes, sorted.
    probabilities
        Rows × labels; what a row lacks to one is the chance of no theme.
    confident
        False where the machine abstains.
    lexical
        A seed word was found in the text.
    grams
        Stems, and pairs of stems, of the text that weigh most for its likeliest theme.
    is_learned
        False where there was too little to learn from: the seeds decided alone.
    """

    labels: tuple[str, ...]
    probabilities: Matrix
    confident: npt.NDArray[np.bool_]
    lexical: npt.NDArray[np.bool_]
    grams: tuple[tuple[str, ...], ...]
    is_learned: bool


def classify(
    texts: Sequence[str],
    seeds: Mapping[str, Sequence[str]],
    *,
    known: Mapping[int, str] = MappingProxyType({}),
) -> Predictions:
    """Find the theme of each text.

    Parameters
    ----------
    texts
        The texts to read, which are also those learned from.
    seeds
        Words and phrases of each theme.
    known
        Theme given by a person to the text of that row; it is believed, and teaches the others.

    Returns
    -------
    Predictions
        Probabilities come from an ensemble; without labels they were .03 to .08 away, on average,
        from the share found right on four public corpora: no promise about another.

    Notes
    -----
    With fewer than ``theme_model.MIN_TAUGHT_TEXTS`` texts to learn from, the seeds decide alone.
    """
    return read_themes(texts, [stems(text) for text in texts], SeedWords(seeds), known=known)


def read_themes(
    texts: Sequence[str],
    statements: Sequence[Sequence[str]],
    seeds: SeedWords,
    *,
    known: Mapping[int, str] = MappingProxyType({}),
) -> Predictions:
    """Do as ``classify``, with the texts' stems and the seeds made ready by the caller."""
    labels = seeds.labels
    first = {text: row for row, text in reversed(list(enumerate(texts)))}
    distinct = sorted(first, key=_fingerprint)
    position = {text: rank for rank, text in enumerate(distinct)}
    rows = np.array([position[text] for text in texts], dtype=np.int64)
    said = Said(distinct, [statements[first[text]] for text in distinct])
    teachings = np.zeros((len(distinct), len(labels) + 1))
    for row, label in known.items():
        teachings[rows[row], labels.index(label)] += 1
    # The first fingerprints are a fair sample; what persons labelled is always learned.
    learned = np.flatnonzero(teachings.any(axis=1) | (np.arange(len(distinct)) < MAX_LEARNED))
    model = ThemeModel(_taken(said, learned), seeds, teachings[learned])
    reading = model.read_taught() if len(learned) == len(distinct) else _read(model, said)
    probabilities = reading.probabilities[rows]
    for row, label in known.items():
        probabilities[row] = np.eye(len(labels) + 1)[labels.index(label)]
    lexical = reading.lexical[rows]
    needed = np.where(lexical, ABSTENTION, ABSTENTION_WITHOUT_SEED)
    themes = probabilities[:, :-1]
    best = themes.max(axis=1)
    # On samples of public corpora, what both say was right .50 to .70 even under that chance.
    sure = (reading.agreed[rows] & (best >= ABSTENTION_TOGETHER)) | (best >= needed)
    return Predictions(
        labels=labels,
        probabilities=themes,
        confident=sure & (best > probabilities[:, -1]),
        lexical=lexical,
        grams=tuple(reading.grams[row] for row in rows),
        is_learned=model.is_learned,
    )


def _taken(said: Said, rows: npt.NDArray[np.int64]) -> Said:
    return Said([said.texts[row] for row in rows], [said.statements[row] for row in rows])


def _read(model: ThemeModel, said: Said) -> Reading:
    starts = range(0, max(len(said.texts), 1), BLOCK)
    ends = [(at, at + BLOCK) for at in starts]
    blocks = [model.read(Said(said.texts[a:b], said.statements[a:b])) for a, b in ends]
    return Reading(
        np.vstack([block.probabilities for block in blocks]),
        np.concatenate([block.lexical for block in blocks]),
        np.concatenate([block.agreed for block in blocks]),
        [grams for block in blocks for grams in block.grams],
    )


def _fingerprint(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
