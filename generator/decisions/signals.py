"""What a person knows of the signals of a carrier: ``decisions/signaux.csv``."""

from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from generator.decisions.forms import NO, SIGNALS, YES
from generator.decisions.lines import append_signed, public_body, read_current
from generator.errors import DataError, Fault
from generator.french import day

KEY = [SIGNALS.key, *SIGNALS.rest_of_key]
COLUMNS = dict.fromkeys((*KEY, "answer", "said_fr"), "string")


@dataclass(frozen=True)
class SignalAnswer:
    """One line of the file; a blank is None."""

    opportunity_id: str
    signal_id: str
    answer: str
    said_by: str
    reason: str | None
    author: str
    made_on: str


def current_signal_answers(
    folder: Path, activities: Collection[str], groups: Mapping[str, str]
) -> pd.DataFrame:
    """Give the next build the last answer on each signal, without its reason nor author.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``; no file gives an empty table.
    activities
        The identifiers of the catalogue's activities.
    groups
        The group of each signal; of one group, at most one holds.

    Returns
    -------
    DataFrame, one row per opportunity and signal answered
        ``opportunity_id``, ``signal_id``, ``answer``, ``said_fr`` (who said it, and when).

    Raises
    ------
    DataError
        All the faults of the file, or two signals that exclude each other said to hold.
    """
    last = read_current(folder, SIGNALS, {*activities, *groups})
    faults = _contradictions(last, groups)
    if faults:
        raise DataError(*faults)
    said = [
        f"dit par {who}, le {day(date.fromisoformat(when))}"
        for who, when in zip(last["said_by"], last["made_on"], strict=True)
    ]
    told = last.assign(said_fr=pd.array(said, dtype="string"))
    return told[list(COLUMNS)].astype(COLUMNS)


def append_signal_answer(
    folder: Path, asked: SignalAnswer, activities: Collection[str], groups: Mapping[str, str]
) -> SignalAnswer:
    """Add one answer, its reason masked first; return it as it was written.

    Raises
    ------
    DataError
        If the answer, or a line already there, is at fault; if a person is named as who said it;
        if a signal that excludes this one is already said to hold.
    GateError
        If another process is writing there.
    """
    told = replace(asked, said_by=public_body(asked.said_by, "--dit-par"))
    known = {*activities, *groups}
    before = read_current(folder, SIGNALS, known)
    others = before[(before[KEY] != [told.opportunity_id, told.signal_id]).any(axis="columns")]
    row = dict(zip(SIGNALS.columns, astuple(told), strict=True))
    after = pd.concat([others, pd.DataFrame([row], columns=list(SIGNALS.told))], ignore_index=True)
    faults = _contradictions(after, groups)
    if faults:
        raise DataError(*faults)
    return append_signed(folder, SIGNALS, told, known)


def _contradictions(last: pd.DataFrame, groups: Mapping[str, str]) -> list[Fault]:
    holding = last[last["answer"] == YES]
    grouped = holding.groupby(["opportunity_id", holding["signal_id"].map(groups)])["signal_id"]
    return [
        Fault(
            f"« {' » et « '.join(sorted(signals))} » ne peuvent pas être « oui » ensemble",
            f"signaux de {opportunity}",
            remedy=f"consignez « {NO} » pour l'un d'eux d'abord",
        )
        for (opportunity, _), signals in grouped
        if len(signals) > 1
    ]
