"""Which activity could use a flow of the register: rules of words, waiting for a person. Pure."""

import re
from collections.abc import Callable, Iterator

import pandas as pd
import snowballstemmer
from rapidfuzz import fuzz

from generator.errors import CatalogueError, Fault
from generator.folding import fold
from generator.french import is_known, number, sentence, within

FLOW = "material_flow"
RULES_FILE = "data/byproducts.csv"
BYPRODUCT_COLUMNS = {
    "proposal_id": "string",
    "epci_code": "string",
    "resource_id": "string",
    "activity_id": "string",
    "rule_id": "string",
    "similarity": "Float64",
    "quantity_fr": "string",
    "season_fr": "string",
    "reason_fr": "string",
}
PHRASE_MARK = ";"
ID_MARK = ":"  # no identifier of a resource or of an activity holds it
WORD = re.compile(r"[a-z0-9]{3,}")
EMPTY_WORDS = frozenset({"aux", "avec", "des", "les", "par", "pour", "sans", "une"})
# Two spellings of one word (« drèche », « drêches ») are nearer than this, out of 100; so is one
# letter mistyped in a word of eight, and « table » and « sable » are not.
SAME_WORD = 85.0
FEWEST_LETTERS = 5  # under this, one letter more or less is another word
MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
SEASON = re.compile(
    r"\b(?:(?:par|chaque) (?:an|année|saison|trimestre|mois|semaine|jour)\b"
    rf"|de {MONTH} à {MONTH}|d['’]{MONTH} à {MONTH}|en {MONTH}"
    r"|(?:en (?:été|automne|hiver)|au printemps)\b|toute l['’]année)",
    re.IGNORECASE,
)


def propose(
    resources: pd.DataFrame, rules: pd.DataFrame, kinds: pd.DataFrame, activities: pd.DataFrame
) -> pd.DataFrame:
    """Propose an activity for each flow whose label holds the words of a rule of its kind.

    Parameters
    ----------
    resources : DataFrame, one row per resource of the registers
        ``resource_id``, ``epci_code``, ``resource_kind_id``, ``resource_label_fr``, ``quantity``
        and ``quantity_unit_fr``.
    rules : DataFrame, one row per line of ``data/byproducts.csv``
        ``rule_id``, ``resource_kind_id``, ``words_fr`` (phrases parted by « ; »),
        ``activity_id``, ``sentence_fr``.
    kinds, activities
        ``resource_kind_id`` with ``family``, and ``activity_id``, of the catalogue.

    Returns
    -------
    DataFrame, one row per flow and activity
        ``BYPRODUCT_COLUMNS``: the nearest rule, the share of its words that the label holds
        (``similarity``, 0 to 1), quantity and season as told, blank when unknown. Nothing counts
        before a person confirms it.

    Raises
    ------
    CatalogueError
        One fault a rule that names an unknown kind of flow or activity.
    """
    flows = kinds.loc[kinds["family"] == FLOW, "resource_kind_id"]
    _refuse_unknown(rules, set(flows), set(activities["activity_id"]))
    texts = rules["words_fr"].str.split(PHRASE_MARK)
    phrases = rules.assign(phrase_fr=texts).explode("phrase_fr", ignore_index=True)
    phrases["phrase_fr"] = phrases["phrase_fr"].str.strip()
    columns = ["resource_kind_id", "rule_id", "activity_id", "sentence_fr", "phrase_fr"]
    pairs = resources.merge(phrases[columns], on="resource_kind_id")
    words = {text: _stems(text) for text in (*pairs["resource_label_fr"], *pairs["phrase_fr"])}
    pairs["similarity"] = [
        _alike(words[phrase], words[label])
        for phrase, label in zip(pairs["phrase_fr"], pairs["resource_label_fr"], strict=True)
    ]
    found = pairs[pairs["similarity"] > 0]
    ordered = found.sort_values(
        ["resource_id", "activity_id", "similarity", "rule_id", "phrase_fr"],
        ascending=[True, True, False, True, True],
    )
    best = ordered.drop_duplicates(["resource_id", "activity_id"], ignore_index=True)
    told = best.assign(
        proposal_id=best["resource_id"] + ID_MARK + best["activity_id"],
        quantity_fr=_told(best, _quantity, "quantity", "quantity_unit_fr"),
        season_fr=_told(best, _season, "quantity_unit_fr", "resource_label_fr"),
        reason_fr=_told(best, _reason, "sentence_fr", "phrase_fr"),
    )
    kept = told[list(BYPRODUCT_COLUMNS)].astype(BYPRODUCT_COLUMNS)
    return kept.sort_values("proposal_id", ignore_index=True)


def _refuse_unknown(rules: pd.DataFrame, kinds: set[str], activities: set[str]) -> None:
    faults = [
        Fault(f"{name} inconnue « {value} »", f"{RULES_FILE}, règle {rule}")
        for rule, kind, activity in _rows(rules, "rule_id", "resource_kind_id", "activity_id")
        for name, value, known in (
            ("sorte de flux de matière", kind, kinds),
            ("activité", activity, activities),
        )
        if value not in known
    ]
    if faults:
        raise CatalogueError(*faults)


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[object, ...]]:
    return frame[list(columns)].itertuples(index=False, name=None)


def _told(
    frame: pd.DataFrame, tell: Callable[[object, object], str | None], first: str, second: str
) -> "pd.Series[str]":
    told = [tell(*row) for row in zip(frame[first], frame[second], strict=True)]
    return pd.Series(told, index=frame.index, dtype="string")


def _stems(text: str) -> tuple[str, ...]:
    stemmer = snowballstemmer.stemmer("french")
    words = [word for word in WORD.findall(fold(text)) if word not in EMPTY_WORDS]
    return tuple(str(stemmer.stemWord(word.removesuffix("s"))) for word in words)


def _alike(phrase: tuple[str, ...], label: tuple[str, ...]) -> float:
    """Return how near the words of a phrase stand in a label, 0 as soon as one is not there."""
    nearest = [max((_same(word, said) for said in label), default=0.0) for word in phrase]
    if not nearest or min(nearest) == 0:
        return 0.0
    return round(sum(nearest) / len(nearest), 2)


def _same(word: str, said: str) -> float:
    if word == said:
        return 1.0
    if min(len(word), len(said)) < FEWEST_LETTERS:
        return 0.0
    near = fuzz.ratio(word, said)
    return near / 100 if near >= SAME_WORD else 0.0


def _quantity(quantity: object, unit: object) -> str | None:
    if not (is_known(quantity) and is_known(unit)):
        return None
    size = float(str(quantity))
    return f"{number(size, 0 if size.is_integer() else 1)} {unit}"


def _season(unit: object, label: object) -> str | None:
    """Say when or how often the flow comes, in the words of the register."""
    for text in (unit, label):
        found = SEASON.search(str(text)) if is_known(text) else None
        if found:
            return found[0].lower()
    return None


def _reason(told: object, phrase: object) -> str:
    return sentence(f"{told} (l’intitulé parle de « {within(str(phrase))} »)")
