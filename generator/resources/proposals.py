"""Answers that offer a resource, and what a person decided about each: unconfirmed never counts.

Pure: frames in, frames out.
"""

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd
import snowballstemmer

from generator.folding import fold
from generator.resources.register import COLUMNS

CONFIRMED, SET_ASIDE = "confirmee", "ecartee"
DECISION_COLUMNS = (
    "proposal_id",
    "decision",
    "resource_kind_id",
    "resource_label_fr",
    "reason",
    "author",
    "made_on",
)
PROPOSAL_COLUMNS = (
    "proposal_id",
    "survey_id",
    "epci_code",
    "commune_code",
    "proposal_kind",
    "proposal_text",
    "respondent_kind",
    "source_row",
)
WORD = re.compile(r"[a-z0-9]{3,}")
# Words of the labels that name no resource.
EMPTY_WORDS = frozenset({"avec", "des", "faire", "les", "locale", "par", "pour", "pouvant", "une"})


def suggest_kinds(texts: "pd.Series[str]", kinds: Mapping[str, str]) -> "pd.Series[str]":
    """Suggest a kind of resource for each text, by the words it shares with the kinds' labels.

    A word shared by several labels counts less; two kinds as likely give no suggestion.

    Parameters
    ----------
    kinds
        Identifier and French label of each kind.

    Returns
    -------
    pandas.Series
        Same index; NA where nothing stands out. It is a suggestion: a person chooses.
    """
    stemmer = snowballstemmer.stemmer("french")

    def stems(text: str) -> set[str]:
        words = set(WORD.findall(fold(text))) - EMPTY_WORDS
        return {str(stemmer.stemWord(word.removesuffix("s"))) for word in words}

    of_kind = {kind: stems(label) for kind, label in kinds.items()}
    spread = Counter(stem for words in of_kind.values() for stem in words)
    found: list[object] = []
    for text in texts.fillna("").tolist():
        said = stems(text)
        marks = {k: sum(1 / spread[stem] for stem in said & words) for k, words in of_kind.items()}
        best = max(marks.values(), default=0)
        likely = [kind for kind, mark in marks.items() if mark == best > 0]
        found.append(likely[0] if len(likely) == 1 else pd.NA)
    return pd.Series(found, index=texts.index, dtype="string")


def waiting(
    proposals: pd.DataFrame, decisions: pd.DataFrame, kinds: Mapping[str, str]
) -> pd.DataFrame:
    """List the proposals nobody decided about, with a suggested kind.

    Parameters
    ----------
    proposals : DataFrame, one row per proposal
        The columns of ``PROPOSAL_COLUMNS``.
    decisions : DataFrame, one row per decision, oldest first
        The columns of ``DECISION_COLUMNS``.

    Returns
    -------
    DataFrame, one row per proposal waiting
        The columns of ``PROPOSAL_COLUMNS``, then ``resource_kind_id`` (suggested, or NA).
    """
    undecided = ~proposals["proposal_id"].isin(decisions["proposal_id"])
    left = proposals.loc[undecided, list(PROPOSAL_COLUMNS)]
    left = left.sort_values(["epci_code", "proposal_id"], ignore_index=True)
    return left.assign(resource_kind_id=suggest_kinds(left["proposal_text"], kinds))


def confirmed_resources(proposals: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Make resources of the proposals a person confirmed; the last decision on each wins.

    A confirmed proposal whose answer is no longer kept is no longer a resource.

    Returns
    -------
    DataFrame, one row per confirmed proposal still present
        The columns of a register: the proposal's place, the decision's kind and label.
    """
    placed = (
        _last_confirmed(decisions)
        .merge(
            proposals[["proposal_id", "epci_code", "commune_code"]],
            on="proposal_id",
            validate="one_to_one",
        )
        .rename(columns={"proposal_id": "resource_id"})
    )
    return placed[list(COLUMNS)].astype("string").sort_values("resource_id", ignore_index=True)


def confirmed_ids(decisions: pd.DataFrame) -> set[str]:
    """Return the proposals whose last decision is a confirmation."""
    return set(_last_confirmed(decisions)["proposal_id"])


def _last_confirmed(decisions: pd.DataFrame) -> pd.DataFrame:
    last = decisions.drop_duplicates("proposal_id", keep="last")
    return last.loc[last["decision"] == CONFIRMED]
