"""Give each statement two themes at most, with the words that decided, or leave it. Pure.

Everything is learned inside one EPCI: adding an EPCI never moves another one's themes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from generator.errors import ContractError, Fault
from generator.needs.themes.classifier import Predictions, read_themes
from generator.needs.themes.evidence import OUTSIDE, SeedWords
from generator.needs.themes.lexicon import BOUNDARY, Hits, stems, written_words
from generator.needs.themes.model import seed_chance

MAX_THEMES = 2
MIN_HINT_SHARE = 0.5  # « Impôts, dépenses, action publique » is more than the one word we know
HINT_CHANCE = 0.55  # a heading chosen, nothing of ours said under it: hardly better than a chance
HINT_POINTS = 1  # beside what is said, a heading is worth one word
HINT_DOUBT_LEFT = 0.5  # a theme both said and chosen keeps half of its doubt
MIN_CHOSEN = 0.4  # what is likeliest and also chosen needs less to be said
MAX_CHANCE = 0.99  # the machine is never sure: 1 is for what a person decided
MIN_SECOND = 0.2  # under it, a second theme is noise
MIN_BOTH = 0.4  # two themes named in the statement may be sure together where none is alone
DIGITS = 6  # beyond them, figures may depend on the machine
THEME_COLUMNS = {
    "statement_id": "string",
    "theme_id": "string",
    "probability": "float64",
    "words": "string",
    "rank": "int64",
    "decided_by": "string",
}
BY_LEXICON, BY_MODEL, BY_TICK, BY_PERSON = "lexique", "modele", "coche", "personne"


class _Theme(NamedTuple):
    theme_id: str
    probability: float
    words: str | None
    rank: int
    decided_by: str


def theme_statements(
    statements: pd.DataFrame,
    lexicon: Mapping[str, Sequence[str]],
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find the themes of statements.

    Parameters
    ----------
    statements
        One row per statement: ``statement_id``, ``epci_code``, ``statement_text``, ``theme_hint``
        (heading that a person chose), ``theme_given`` (theme of a ticked option).
    lexicon
        Words and phrases of each theme.
    corrections
        What officers decided, the last row of a statement counts: ``statement_id``, ``theme_id``
        (blank: no need of ours). They teach the model of their EPCI.

    Returns
    -------
    pandas.DataFrame
        One row per statement and theme kept, two themes at most, ordered by statement and rank. A
        statement without a row is one the machine abstained on, or that a person set aside.
        ``words`` decided; ``decided_by`` says whether the theme was named by the lexicon
        (``lexique``, also where only the heading chosen names it), learned (``modele``), ticked
        (``coche``) or set by an officer (``personne``). Where the EPCI has too few statements to
        learn from, the lexicon alone decides and ``probability`` is what its words are worth among
        all those found.

    Raises
    ------
    CatalogueError
        If entries of the lexicon hold no word that can be looked for.
    ContractError
        If a ticked or corrected theme is not in the lexicon.
    """
    decided = _decided(statements, corrections)
    _check_themes(decided, lexicon)
    seeds = SeedWords(lexicon)
    found: dict[str, list[_Theme]] = {}
    for _, group in statements.groupby("epci_code", sort=True, dropna=False):
        found |= _theme_epci(group, seeds, decided)
    rows = [(statement_id, *theme) for statement_id, themes in found.items() for theme in themes]
    themed = pd.DataFrame(rows, columns=list(THEME_COLUMNS)).astype(THEME_COLUMNS)
    return themed.sort_values(["statement_id", "rank"], ignore_index=True)


def undecided(
    statements: pd.DataFrame, themed: pd.DataFrame, corrections: pd.DataFrame | None = None
) -> list[str]:
    """Return the ids of the statements that wait for a person, sorted.

    Neither those with a theme nor those an officer already found to be no need of ours.
    """
    settled = set(themed["statement_id"])
    if corrections is not None:
        settled |= set(corrections["statement_id"])
    return sorted(set(statements["statement_id"]) - settled)


def likely_themes(text: str, hint: str | None, seeds: SeedWords) -> list[str]:
    """Return the themes a statement's own words speak for, the likeliest first, often none.

    Read as :func:`theme_statements` reads it before anything is learned, without asking whether
    the words suffice: the heading chosen supports what is said, and counts alone only where
    nothing is said, of our themes or of none.
    """
    hits = seeds.lexicon.search(stems(text), Hits())
    chosen = {} if hint is None else _hint_words(hint, seeds)
    points, _ = _points(hits, chosen)
    return _ordered(points, hits) if hits.weight else list(chosen)


def _decided(
    statements: pd.DataFrame, corrections: pd.DataFrame | None
) -> dict[str, tuple[str | None, str]]:
    """Return the theme a person gave to each statement, if any, and by which way."""
    ticked = statements.dropna(subset=["theme_given"])
    pairs = zip(ticked["statement_id"], ticked["theme_given"], strict=True)
    decided: dict[str, tuple[str | None, str]] = {key: (theme, BY_TICK) for key, theme in pairs}
    if corrections is not None:
        for key, theme in zip(corrections["statement_id"], corrections["theme_id"], strict=True):
            decided[key] = (None if pd.isna(theme) else theme, BY_PERSON)
    return decided


def _check_themes(decided: Mapping[str, tuple[str | None, str]], themes: Collection[str]) -> None:
    unknown = sorted({theme for theme, _ in decided.values() if theme is not None} - set(themes))
    if unknown:
        remedy = f"écrivez l'un de ces identifiants : {', '.join(sorted(themes))}"
        raise ContractError(
            *(Fault("ce thème n'existe pas", "thèmes donnés", name, remedy) for name in unknown)
        )


def _theme_epci(
    group: pd.DataFrame, seeds: SeedWords, decided: Mapping[str, tuple[str | None, str]]
) -> dict[str, list[_Theme]]:
    keys = group["statement_id"].tolist()
    texts = group["statement_text"].fillna("").tolist()
    statements = [stems(text) for text in texts]
    hints = {hint: _hint_words(hint, seeds) for hint in group["theme_hint"].dropna().unique()}
    chosen = [hints.get(hint, {}) for hint in group["theme_hint"]]
    known = {
        row: theme
        for row, key in enumerate(keys)
        if (theme := decided.get(key, (None, ""))[0]) is not None
    }
    # The heading is no part of what is learned: a person chose it among few, and wrote no word.
    predictions = read_themes(texts, statements, seeds, known=known)
    found: dict[str, list[_Theme]] = {}
    for row, key in enumerate(keys):
        if key in decided:
            theme, way = decided[key]
            found[key] = [] if theme is None else [_Theme(theme, 1.0, None, 1, way)]
            continue
        hits = seeds.lexicon.search(statements[row], Hits())
        if predictions.is_learned:
            themes = _learned(predictions, row, hits, texts[row], chosen[row])
        else:
            themes = _by_lexicon(hits, chosen[row])
        found[key] = themes or _by_hint(hits, chosen[row])
    return found


def _hint_words(hint: str, seeds: SeedWords) -> dict[str, str]:
    """Return the themes a chosen heading names, with its words; none where it says more than us."""
    said = stems(hint)
    hits = seeds.lexicon.search(said, Hits())
    content = [stem for stem in said if stem != BOUNDARY]
    if OUTSIDE in hits.weight or len(hits.covered) < MIN_HINT_SHARE * len(content):
        return {}
    return {theme: ", ".join(words) for theme, words in hits.words.items()}


def _by_lexicon(hits: Hits, chosen: Mapping[str, str]) -> list[_Theme]:
    points, outside = _points(hits, chosen)
    total = sum(points.values()) + outside
    order = _ordered(points, hits)
    if not order or points[order[0]] <= outside:
        return []
    chances = {theme: seed_chance(points[theme], total) for theme in order}
    return [
        _Theme(theme, round(chances[theme], DIGITS), ", ".join(hits.words[theme]), rank, BY_LEXICON)
        for rank, theme in enumerate(order[:MAX_THEMES], start=1)
    ]


def _points(hits: Hits, chosen: Mapping[str, str]) -> tuple[dict[str, int], int]:
    """Return the points of each theme said, its heading's included, and those of no theme."""
    points = dict(hits.weight)
    outside = points.pop(OUTSIDE, 0)
    for theme in chosen.keys() & points:
        points[theme] += HINT_POINTS
    return points, outside


def _ordered(points: Mapping[str, int], hits: Hits) -> list[str]:
    # Between equals, the theme named first in the statement, then the alphabet.
    return sorted(points, key=lambda theme: (-points[theme], hits.first[theme], theme))


def _by_hint(hits: Hits, chosen: Mapping[str, str]) -> list[_Theme]:
    """Return the themes of the heading, when the statement says nothing, of ours or of no theme."""
    if hits.weight:
        return []
    chance = HINT_CHANCE / max(len(chosen), 1)
    return [
        _Theme(theme, round(chance, DIGITS), words, rank, BY_LEXICON)
        for rank, (theme, words) in enumerate(list(chosen.items())[:MAX_THEMES], start=1)
    ]


def _learned(
    predictions: Predictions, row: int, hits: Hits, text: str, chosen: Mapping[str, str]
) -> list[_Theme]:
    chances = predictions.probabilities[row]
    first, second = np.argsort(-chances, kind="stable")[:MAX_THEMES]
    likeliest, next_one = predictions.labels[first], predictions.labels[second]
    both_named = hits.words.keys() >= {likeliest, next_one} and OUTSIDE not in hits.words
    together = both_named and chances[first] + chances[second] >= MIN_BOTH
    chosen_too = likeliest in chosen and chances[first] >= MIN_CHOSEN
    if not (predictions.confident[row] or together or chosen_too):
        return []
    if likeliest in hits.words:
        words, way = ", ".join(hits.words[likeliest]), BY_LEXICON
    else:
        words, way = written_words(text, predictions.grams[row]), BY_MODEL
    if not words:
        return []  # a theme that cannot show its words is left to a person
    themes = [_Theme(likeliest, _chance(chances[first], likeliest in chosen), words, 1, way)]
    if next_one in hits.words and chances[second] >= MIN_SECOND:
        words = ", ".join(hits.words[next_one])
        chance = min(_chance(chances[second], next_one in chosen), themes[0].probability)
        themes.append(_Theme(next_one, chance, words, MAX_THEMES, BY_LEXICON))
    return themes


def _chance(chance: float, is_chosen: bool) -> float:  # noqa: FBT001 - one value beside the other
    left = (1 - chance) * HINT_DOUBT_LEFT if is_chosen else 1 - chance
    return round(min(1 - float(left), MAX_CHANCE), DIGITS)
