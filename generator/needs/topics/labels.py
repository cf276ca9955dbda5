"""Say what a topic is about: its words, and the answers to read first. Pure."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from generator.folding import fold
from generator.needs.topics.words import HOLLOW_WORDS, Floats, Ints, Wording, unit_rows, weigh

LABEL_WORDS = 3
WORDS_SHOWN = 8
LEAST_SAYERS = 2  # a word one person alone uses may name that person
VERBATIMS = 3
TELLING_HITS = 2  # of a label's words: « Et personne ne répare » holds one, and tells nothing
MOST_STEMS = 5_000
NOTHING_SHARED = "Réponses sans mot commun"


@dataclass(frozen=True)
class Described:
    """What the topics of one unit are about.

    Parameters
    ----------
    words
        Of each topic, its telling words, most telling first.
    closeness
        Of each statement, the cosine with its topic's centre; NaN where it holds no word.
    label_hits
        Of each statement, how many words of its topic's label it holds.
    """

    words: list[list[str]]
    closeness: Floats
    label_hits: Ints


def describe(wording: Wording, topics: Ints, respondents: Ints) -> Described:
    """Describe the topics of one place and theme against each other.

    Words are ranked by c-TF-IDF: the share of a stem in the topic's words × log(1 + words of a
    mean topic / uses of the stem in all topics). A stem counts once a respondent, and must be
    said by two of them where the topic has as many; it is shown in its most frequent written form.
    ``HOLLOW_WORDS`` group answers and are never shown.

    Parameters
    ----------
    wording
        Words of the unit's statements, one row a statement.
    topics, respondents
        Number of each statement's topic and respondent, from 0.

    Source
    ------
    Grootendorst, *BERTopic: neural topic modeling with a class-based TF-IDF procedure*, 2022.
    """
    held = wording.stems()
    count = int(topics.max()) + 1
    said = _sayers(held, topics, respondents, count)
    asked = np.zeros(count, dtype=np.int64)
    pairs = np.unique(np.column_stack([topics, respondents]), axis=0)
    np.add.at(asked, pairs[:, 0], 1)
    scores = _telling(said)
    spoken = _written_forms(wording, topics, count)
    best = [
        [
            stem
            for stem in _best(scores, said, topic, least)
            if fold(spoken[topic][stem]) not in HOLLOW_WORDS
        ][:WORDS_SHOWN]
        for topic, least in enumerate(np.minimum(asked, LEAST_SAYERS))
    ]
    words = [[spoken[topic][stem] for stem in stems] for topic, stems in enumerate(best)]
    rows = weigh(held, least=1, most_stems=MOST_STEMS)
    centres = unit_rows(sums_by_group(rows, topics, count))
    closeness = closeness_to_own(rows, centres, topics)
    closeness = np.where(np.diff(rows.indptr) > 0, closeness, np.nan)
    return Described(words, closeness, _label_hits(held, topics, best))


def sums_by_group(rows: sparse.csr_array, labels: Ints, groups: int) -> sparse.csr_array:
    """Return the sum of the rows of each group."""
    members = (np.ones(len(labels)), (labels, np.arange(len(labels))))
    belonging = sparse.coo_array(members, shape=(groups, len(labels))).tocsr()
    return sparse.csr_array(belonging @ rows)


def closeness_to_own(rows: sparse.csr_array, centres: sparse.csr_array, labels: Ints) -> Floats:
    """Return the cosine of each row of length one with the centre of its group."""
    return np.asarray((rows @ centres.T.toarray())[np.arange(len(labels)), labels])


def nearer_rows(wording: Wording, new: Ints, first: Ints, second: Ints) -> Ints:
    """Return the rows of ``new`` nearer to the centre of ``first`` than to that of ``second``."""
    together = np.concatenate([new, first, second])
    rows = weigh(wording.rows(together).stems(), least=1, most_stems=MOST_STEMS)
    labels = np.repeat([0, 1], [len(first), len(second)])
    centres = unit_rows(sums_by_group(rows[np.arange(len(new), len(together))], labels, 2))
    closeness = (rows[np.arange(len(new))] @ centres.T).toarray()
    return np.asarray(new[closeness[:, 0] > closeness[:, 1]])


def label_of(words: list[str]) -> str:
    """Return a topic's label: its three most telling words."""
    return ", ".join(words[:LABEL_WORDS]) or NOTHING_SHARED


def reading_ranks(members: pd.DataFrame) -> pd.Series:
    """Rank three statements of each topic, the same words once.

    Those that hold two words of the label come first, then the nearest to the topic's centre.

    Parameters
    ----------
    members
        ``topic_id``, ``statement_id``, ``statement_text``, ``closeness``, ``label_hits``.
    """
    order = ["topic_id", "is_telling", "closeness", "statement_id"]
    by_nearness = (
        members.assign(
            said=members["statement_text"].str.lower().str.strip(),
            is_telling=members["label_hits"] >= TELLING_HITS,
        )
        .sort_values(order, ascending=[True, False, False, True])
        .drop_duplicates(["topic_id", "said"])
    )
    ranks = by_nearness.groupby("topic_id").cumcount() + 1
    return ranks[ranks <= VERBATIMS].reindex(members.index).astype("Int64")


def _sayers(
    held: sparse.csr_array, topics: Ints, respondents: Ints, count: int
) -> sparse.csr_array:
    rows = np.repeat(np.arange(held.shape[0]), np.diff(held.indptr))
    triples = np.column_stack([topics[rows], held.indices, respondents[rows]])
    once = np.unique(triples, axis=0)
    entries = (np.ones(len(once)), (once[:, 0], once[:, 1]))
    said = sparse.coo_array(entries, shape=(count, held.shape[1])).tocsr()
    said.sum_duplicates()
    return said


def _telling(said: sparse.csr_array) -> sparse.csr_array:
    by_topic = np.asarray(said.sum(axis=1)).ravel()
    by_stem = np.asarray(said.sum(axis=0)).ravel()
    rarity = np.log1p(by_topic.mean() / by_stem)
    scores = said.copy()
    scores.data = scores.data * rarity[scores.indices]
    scores.data /= np.repeat(np.maximum(by_topic, 1.0), np.diff(scores.indptr))
    return scores


def _best(scores: sparse.csr_array, said: sparse.csr_array, topic: int, least: int) -> list[int]:
    span = slice(scores.indptr[topic], scores.indptr[topic + 1])
    enough = said.data[span] >= least
    stems, marks = scores.indices[span][enough], scores.data[span][enough]
    return [int(stem) for stem in stems[np.lexsort((stems, -marks.round(9)))]]


def _label_hits(held: sparse.csr_array, topics: Ints, best: list[list[int]]) -> Ints:
    """Count, in each statement, the stems of its topic's label."""
    pairs = [(topic, stem) for topic, stems in enumerate(best) for stem in stems[:LABEL_WORDS]]
    at = tuple(np.array(pairs, dtype=np.int64).reshape(-1, 2).T)
    labels = sparse.coo_array((np.ones(len(pairs)), at), shape=(len(best), held.shape[1])).tocsr()
    hits = held.multiply(labels[topics]).sum(axis=1)
    return np.asarray(hits).ravel().astype(np.int64)


def _written_forms(wording: Wording, topics: Ints, count: int) -> list[dict[int, str]]:
    """Return, of each topic, the most frequent written form of each stem."""
    used = np.unique(wording.stem_of_form[wording.forms.indices])
    written = sums_by_group(wording.forms, topics, count)
    found: list[dict[int, str]] = []
    for topic in range(count):
        span = slice(written.indptr[topic], written.indptr[topic + 1])
        forms, uses = written.indices[span], written.data[span]
        order = np.lexsort((forms, -uses))
        stems = np.searchsorted(used, wording.stem_of_form[forms[order]])
        chosen: dict[int, str] = {}
        for stem, form in zip(stems.tolist(), forms[order].tolist(), strict=True):
            chosen.setdefault(stem, str(wording.written[form]))
        found.append(chosen)
    return found
