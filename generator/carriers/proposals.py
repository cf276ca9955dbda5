"""Put the verdict of each carrier beside the activities that name it. Pure: frames in and out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pandas as pd

from generator.carriers.composition import judge, law_end
from generator.carriers.facts import fact_faults
from generator.carriers.rules import Verdict
from generator.catalogues.carriers import Carrier
from generator.errors import ContractError, DataError, Fault

KEYS = ["activity_id", "carrier_id"]
NOT_LOADED_FR = "ses règles ne sont pas encore dans le catalogue"
LAW_OVER_FR = (
    "Son cadre légal n'est confirmé que jusqu'au {end:%d/%m/%Y} : il vient après les porteurs dont "
    "le droit est confirmé aujourd'hui."
)
ARTICLES = " ; "  # what stands between two articles, in the catalogue as in the table
COLUMNS = {
    "activity_id": "string",
    "carrier_id": "string",
    "carrier_label_fr": "string",
    "preference_rank": "Int64",
    "verdict": "string",
    "law_over_fr": "string",
    "reason_fr": "string",
    "to_change_fr": "string",
    "to_check_fr": "string",
    "articles_fr": "string",
}
ANSWERED = [name for name in COLUMNS if name not in {*KEYS, "preference_rank"}]


def propose(
    activities: pd.DataFrame,
    activity_carriers: pd.DataFrame,
    carriers: Mapping[str, Carrier],
    facts: Mapping[str, object],
    today: date,
) -> pd.DataFrame:
    """Give each activity its possible carriers with what the law answers today.

    Parameters
    ----------
    activities
        One row per activity: ``activity_id``. Pairs of other activities are left out.
    activity_carriers
        One row per activity and carrier: ``activity_id``, ``carrier_id``, ``preference_rank``
        (1 is the most usual).
    facts
        What is known of the project, nearly nothing before it is born: most answers are then
        ``a_verifier``, and say what to ask first.

    Returns
    -------
    pandas.DataFrame
        One row per activity and carrier, ordered by activity, rank and carrier. A carrier
        that a workspace names without rules is ``a_verifier``, never a guess.

    Raises
    ------
    ContractError
        If a column is missing, or a pair is blank or repeated.
    DataError
        Naming every fact whose value cannot be what a rule asks.
    """
    _hold_keys(activities, "activities", ["activity_id"])
    _hold_keys(activity_carriers, "activity_carriers", KEYS)
    faults = fact_faults(carriers.values(), facts)
    if faults:
        raise DataError(*faults)
    pairs = activity_carriers.merge(activities[["activity_id"]], on="activity_id")
    told = {key: answer_of(carrier, carriers, facts, today) for key, carrier in carriers.items()}
    answers = _answers(pairs["carrier_id"].unique(), told)
    proposals = pairs[[*KEYS, "preference_rank"]].merge(answers, on="carrier_id", validate="m:1")
    in_order = proposals.sort_values(["activity_id", "preference_rank", "carrier_id"])
    return in_order[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)


def _answers(named: Iterable[str], told: Mapping[str, Mapping[str, object]]) -> pd.DataFrame:
    rows = [told.get(carrier_id) or _not_loaded(carrier_id) for carrier_id in named]
    columns = {name: COLUMNS[name] for name in ("carrier_id", *ANSWERED)}
    return pd.DataFrame(rows, columns=list(columns), dtype="object").astype(columns)


def answer_of(
    carrier: Carrier, carriers: Mapping[str, Carrier], facts: Mapping[str, object], today: date
) -> dict[str, object]:
    """Tell what the law answers for one carrier, as a row of the proposals."""
    judged, end = judge([carrier], carriers, facts, today), law_end(carrier, carriers, today)
    questions = [doubt.check_fr for doubt in judged.doubts]
    questions += [missing.check_fr for missing in judged.missing]
    return {
        "carrier_id": carrier.id,
        "carrier_label_fr": carrier.label_fr,
        "verdict": judged.answer,
        "law_over_fr": None if end is None else LAW_OVER_FR.format(end=end),
        "reason_fr": _reason(judged, questions),
        "to_change_fr": _joined((broken.change_fr for broken in judged.broken), " "),
        "to_check_fr": _joined(questions, " "),
        # A rule may cite several articles: those that two rules share are cited once.
        "articles_fr": _joined(_cited(judged.articles), ARTICLES),
    }


def _reason(judged: Verdict, questions: list[str]) -> str:
    if judged.broken:
        first = judged.broken[0]
        return f"{first.message_fr.rstrip('.')} ({first.article})."
    if questions:
        return f"À vérifier d'abord : {questions[0]}"
    return "Toutes les règles lues pour ce porteur sont respectées."


def _not_loaded(carrier_id: str) -> dict[str, object]:
    return {
        "carrier_id": carrier_id,
        "carrier_label_fr": carrier_id,
        "verdict": "a_verifier",
        "reason_fr": f"À vérifier : {NOT_LOADED_FR}.",
        "to_check_fr": NOT_LOADED_FR,
    }


def _cited(articles: Iterable[str]) -> Iterator[str]:
    for cited in articles:
        yield from cited.split(ARTICLES)


def _joined(sentences: Iterable[str], separator: str) -> str | None:
    """Join sentences, each said once; nothing to say is a blank, not an empty text."""
    return separator.join(dict.fromkeys(sentences)) or None


def _hold_keys(frame: pd.DataFrame, name: str, keys: list[str]) -> None:
    needed = [*keys, "preference_rank"] if name == "activity_carriers" else keys
    absent = [column for column in needed if column not in frame]
    if absent:
        remedy = "ajoutez-la avant de proposer des porteurs"
        raise ContractError(
            *(Fault(f"la colonne « {c} » manque", name, "", remedy) for c in absent)
        )
    at_fault = frame[frame.duplicated(keys) | frame[keys].isna().any(axis="columns")]
    if not at_fault.empty:
        example = " / ".join(str(value) for value in at_fault.iloc[0][keys])
        what = "une ligne est vide ou répétée"
        raise ContractError(Fault(what, name, example, "gardez une seule ligne par clé"))
