"""Give topics an identity that comes from their content, and survives new answers. Pure."""

import hashlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.needs.topics.words import Floats, Ints, Wording, weigh

WAVE_DAYS = 90  # a survey campaign, late answers included
LEAST_OLD_STATEMENTS = 5  # fewer may have come by mistake, and would leave with the name
ID_CHARS = 16  # 64 bits: two alike among a million topics, under one chance in ten million
MOST_STEMS = 5_000
NEIGHBOURS = 1_000  # statements that each one is compared with, in a large unit
BLOCK = 2_000  # rows compared at once: 16 MB of cosines


def topic_id_of(epci_code: str, theme_id: str, anchor: str) -> str:
    """Return the identity of the topic whose anchor is this statement."""
    content = f"{epci_code}\n{theme_id}\n{anchor}"
    return hashlib.sha256(content.encode()).hexdigest()[:ID_CHARS]


def even_draws(statement_ids: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Return one even number a statement, from its id alone: chance without any order of rows."""
    raw = b"".join(hashlib.sha256(key.encode()).digest()[:8] for key in statement_ids)
    return np.frombuffer(raw, dtype=">u8").astype(np.uint64)


def day_numbers(dates: pd.Series) -> Floats:
    """Return ISO dates as days since 1970; NaN for a date that is blank or not one."""
    read = pd.to_datetime(dates, format="ISO8601", errors="coerce", utc=True)
    since = (read - pd.Timestamp("1970-01-01", tz="UTC")) / pd.Timedelta(days=1)
    return np.floor(since.to_numpy(dtype=np.float64))


def waves(days: Floats) -> Ints:
    """Return the wave of each answer: a wave lasts 90 days from its first answer.

    Later answers never change an earlier wave. What has no date comes last: it cannot be said
    older than the rest.
    """
    starts: list[float] = []
    for day in np.unique(days[~np.isnan(days)]):
        if not starts or day > starts[-1] + WAVE_DAYS:
            starts.append(float(day))
    number = np.searchsorted(np.array(starts), days, side="right") - 1
    return np.where(np.isnan(days), len(starts), number)


def anchors(wording: Wording, labels: Ints, wave: Ints, draws: npt.NDArray[np.uint64]) -> Ints:
    """Return the row of each group's anchor: its most central statement among the oldest.

    Central means near many others: the sum of the squared cosines with the oldest statements of
    the unit, newer ones unknown. New answers never change that figure, so that a group loses its
    anchor only if this very statement leaves it. The nearest to the group's own centre was tried:
    it changes with every statement that comes or goes (half of the identities kept, against nine
    in ten, when 40 % more answers come).

    Parameters
    ----------
    wording
        The unit's words, rows by statement id: between equals, the first id.
    labels
        Group of each row, 0 to the number of groups less one, none empty.
    wave
        Wave of each row.
    draws
        Even random number of each row.
    """
    groups = labels.max() + 1
    found = np.full(groups, -1)
    for last in np.unique(wave):
        old = np.flatnonzero(wave <= last)
        counts = np.bincount(labels[old], minlength=groups)
        enough = (counts >= LEAST_OLD_STATEMENTS) | (last == wave.max())
        pending = enough & (found < 0)
        if not pending.any():
            continue
        centrality = _centrality(wording.rows(old), draws[old])
        order = np.lexsort((old, -centrality, labels[old]))
        ranked, firsts = np.unique(labels[old][order], return_index=True)
        best = np.full(groups, -1)
        best[ranked] = old[order][firsts]
        found[pending] = best[pending]
    return found


def _centrality(wording: Wording, draws: npt.NDArray[np.uint64]) -> Floats:
    rows = weigh(wording.stems(), least=1, most_stems=MOST_STEMS)
    neighbours = rows[np.sort(np.argsort(draws, kind="stable")[:NEIGHBOURS])].T
    squares = [
        np.square((rows[start : start + BLOCK] @ neighbours).toarray()).sum(axis=1)
        for start in range(0, rows.shape[0], BLOCK)
    ]
    return np.concatenate(squares).round(9)
