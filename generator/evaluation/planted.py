"""Answers with personal data planted in them, to measure blindly what a masker takes away."""

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pandas as pd

from generator.errors import ContractError, DataError, Fault
from generator.evaluation.spellings import SPELLINGS, Draw

SEED = 20260
CLEAN_SHARE = 0.25  # of the answers hold nothing personal, only words that look like it
NEED, NONE = "need", "none"
NAME_LISTS = ("first_name", "surname", "street")
SLOT = "{}"
MARKED = re.compile(r"\*([^*]+)\*")  # what the phrase file says must survive
HALVED_FROM = 10  # characters; half of a shorter string is a syllable found in any sentence
Z_95 = NormalDist().inv_cdf(0.975)
TOTAL = "total"

MEASURES = [
    "kind", "planted_count", "removed_count", "removed_share", "removed_low_share",
    "removed_high_share", "ordinary_count", "ordinary_masked_count", "ordinary_masked_share",
]  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What answers are made of: lists of names, and phrases by kind with their marked words."""

    names: dict[str, list[str]]
    phrases: dict[str, list[str]]


def read_material(folder: Path) -> Material:
    """Read ``names.csv`` and ``phrases.csv`` of ``data/evaluation``.

    Raises
    ------
    DataError
        If a list is missing, empty, or a phrase has not the slot its kind asks for.
    """
    names = _read_lists(folder / "names.csv", "name", NAME_LISTS)
    wanted = (NEED, NONE, *SPELLINGS)
    phrases = _read_lists(folder / "phrases.csv", "phrase", wanted)
    faults = [
        Fault(
            f"la phrase de la sorte {kind} n'a pas le bon nombre de places {SLOT}",
            str(folder / "phrases.csv"),
            f"« {phrase} »",
            f"écrivez {SLOT} une fois là où va la donnée, jamais dans need et none",
        )
        for kind in wanted
        for phrase in phrases[kind]
        if phrase.count(SLOT) != (kind in SPELLINGS)
    ]
    if faults:
        raise DataError(*faults)
    return Material(names, phrases)


def planted_answers(material: Material, count: int = 2000, seed: int = SEED) -> pd.DataFrame:
    """Write invented answers, three in four with one piece of personal data.

    Parameters
    ----------
    material
        Names and phrases; the same ones with the same seed give the same answers.
    count
        How many answers; the kinds of personal data share them equally.

    Returns
    -------
    DataFrame, one row per answer
        ``text``; ``kind`` of personal data, or ``none``; ``planted``, the exact strings that must
        disappear; ``ordinary_words``, those that must stay.
    """
    draw = Draw(np.random.default_rng(seed), material.names)
    clean = round(count * CLEAN_SHARE)
    kinds = list(SPELLINGS)
    asked = [NONE] * clean + [kinds[rank % len(kinds)] for rank in range(count - clean)]
    rows = [_answer(material, draw, kind) for kind in draw.shuffled(asked)]
    return pd.DataFrame(rows, columns=["text", "kind", "planted", "ordinary_words"])


def measure(masked: pd.Series, planted: pd.DataFrame) -> pd.DataFrame:
    """Count what a masker took away, and what it should have left.

    Parameters
    ----------
    masked : Series of text, one per answer, with the index of ``planted``
        What the masker returned; a blank means that nothing was left of the answer.
    planted : DataFrame, one row per answer
        ``planted_answers``'s own.

    Returns
    -------
    DataFrame, one row per kind (``none`` included) and a last row ``total``
        ``planted_count``, ``removed_count`` and their share with its 95 % Wilson interval, blank
        where nothing was planted; ``ordinary_count``, ``ordinary_masked_count`` and their share.

    Raises
    ------
    ContractError
        If the two do not hold the same answers.

    Notes
    -----
    A string is removed when it is nowhere in the masked answer, whatever its case, and, from ten
    characters on, when neither half of it is left: a telephone cut in two is still a telephone.
    Intervals are Wilson's.
    """
    if not masked.index.equals(planted.index):
        raise ContractError(
            Fault(
                f"{len(masked)} réponses masquées pour {len(planted)} réponses écrites, "
                "ou dans un autre ordre",
                remedy="rendez une réponse masquée par réponse, avec le même index",
            )
        )
    columns = zip(
        masked, planted["text"], planted["planted"], planted["ordinary_words"], strict=True
    )
    counts = pd.DataFrame(
        [_counts("" if pd.isna(after) else str(after), *rest) for after, *rest in columns],
        columns=["planted_count", "removed_count", "ordinary_count", "ordinary_masked_count"],
        index=planted.index,
    )
    by_kind = counts.groupby(planted["kind"].to_numpy()).sum()
    by_kind.loc[TOTAL] = by_kind.sum()
    return _shares(by_kind.rename_axis("kind").reset_index())


def wilson(successes: int, trials: int) -> tuple[float, float] | None:
    """Return the 95 % Wilson interval of a share; None when nothing was tried."""
    if trials == 0:
        return None
    share, spread = successes / trials, Z_95**2 / trials
    centre = share + spread / 2
    reach = Z_95 * ((share * (1 - share) + spread / 4) / trials) ** 0.5
    low, high = (centre - reach) / (1 + spread), (centre + reach) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def _answer(material: Material, draw: Draw, kind: str) -> tuple[str, str, list[str], list[str]]:
    phrase = draw.one_of(material.phrases[kind])
    need = draw.one_of(material.phrases[NEED])
    marked = [word for found in MARKED.findall(f"{need} {phrase}") for word in found.split()]
    need, phrase = MARKED.sub(r"\1", need), MARKED.sub(r"\1", phrase)
    planted: list[str] = []
    if kind in SPELLINGS:
        written, planted = SPELLINGS[kind](draw)
        phrase = phrase.replace(SLOT, written)
    return (
        _joined(draw, draw.shuffled([need, phrase])),
        kind,
        list(dict.fromkeys(planted)),
        list(dict.fromkeys(marked)),
    )


def _joined(draw: Draw, sentences: list[str]) -> str:
    first, second = sentences
    # without a mark between them, the next capital would read as part of a name
    gap = " " if first.endswith((".", "!", "?")) else draw.one_of((". ", " - ", "\n"))
    return first + gap + second


def _counts(
    after: str, before: str, planted: list[str], ordinary: list[str]
) -> tuple[int, int, int, int]:
    removed = sum(not _is_left(string, after) for string in planted)
    # the month of a birth date may be a word of the sentence too: only the latter must stay
    rest = before
    for string in planted:
        rest = re.sub(_whole(string), " ", rest, flags=re.IGNORECASE)
    gone = sum(_times(word, after) < _times(word, rest) for word in ordinary)
    return len(planted), removed, len(ordinary), gone


def _is_left(string: str, text: str) -> bool:
    if _times(string, text):
        return True
    if len(string) < HALVED_FROM:
        return False
    middle = len(string) // 2
    return any(half.casefold() in text.casefold() for half in (string[:middle], string[middle:]))


def _times(string: str, text: str) -> int:
    return len(re.findall(_whole(string), text, flags=re.IGNORECASE))


def _whole(string: str) -> str:
    return rf"(?<!\w){re.escape(string)}(?!\w)"


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    bounds = [
        wilson(removed, planted) or (float("nan"), float("nan"))
        for removed, planted in zip(counts["removed_count"], counts["planted_count"], strict=True)
    ]
    return counts.assign(
        removed_share=counts["removed_count"] / counts["planted_count"],
        removed_low_share=[low for low, _ in bounds],
        removed_high_share=[high for _, high in bounds],
        ordinary_masked_share=counts["ordinary_masked_count"] / counts["ordinary_count"],
    )[MEASURES]


def _read_lists(path: Path, column: str, wanted: tuple[str, ...]) -> dict[str, list[str]]:
    if not path.is_file():
        raise DataError(Fault("le fichier est absent", str(path), remedy="remettez-le en place"))
    # "None" and "NA" are words like any other here, so no blank is read into them
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8")
    if list(frame.columns) != ["kind", column]:
        what = f"les colonnes attendues sont kind et {column}"
        raise DataError(Fault(what, str(path), ", ".join(frame.columns), "corrigez l'en-tête"))
    lists = {kind: frame.loc[frame["kind"] == kind, column].tolist() for kind in wanted}
    empty = [kind for kind, words in lists.items() if not words]
    if empty:
        remedy = "écrivez au moins une ligne de chaque sorte"
        raise DataError(Fault("il manque des sortes", str(path), ", ".join(empty), remedy))
    return lists
