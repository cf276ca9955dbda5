"""What a person knows of the signals of a carrier: ``decisions/signaux.csv``."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from generator.decisions.forms import NO, SIGNALS, YES
from generator.decisions.lines import append_line, checked, masked, public_body, read_lines
from generator.errors import DataError, Fault
from generator.french import day

KEY = ["opportunity_id", "signal_id"]
TOLD_TO_THE_BUILD = dict.fromkeys((*KEY, "answer", "said_fr"), "string")


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


def read_signal_answers(
    folder: Path, activities: Collection[str], groups: Mapping[str, str]
) -> pd.DataFrame:
    """Read every answer recorded, oldest first; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    activities
        The identifiers of the catalogue's activities.
    groups
        The group of each signal; of one group, at most one holds.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, SIGNALS, {*activities, *groups})


def current_signal_answers(
    folder: Path, activities: Collection[str], groups: Mapping[str, str]
) -> pd.DataFrame:
    """Give the next build the last answer on each signal, without its reason nor author.

    Returns
    -------
    DataFrame, one row per opportunity and signal answered
        ``opportunity_id``, ``signal_id``, ``answer``, ``said_fr`` (who said it, and when).

    Raises
    ------
    DataError
        All the faults of the file, or two signals that exclude each other said to hold.
    """
    last = _last(read_signal_answers(folder, activities, groups))
    faults = _contradictions(last, groups)
    if faults:
        raise DataError(*faults)
    said = [
        f"dit par {who}, le {day(date.fromisoformat(when))}"
        for who, when in zip(last["said_by"], last["made_on"], strict=True)
    ]
    told = last.assign(said_fr=pd.array(said, dtype="string"))
    return told[list(TOLD_TO_THE_BUILD)].astype(TOLD_TO_THE_BUILD).reset_index(drop=True)


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
    told = replace(
        asked,
        said_by=public_body(asked.said_by, "--dit-par"),
        reason=masked(asked.reason, "--motif"),
        author=checked(asked.author, "--auteur"),
    )
    before = read_signal_answers(folder, activities, groups)
    after = pd.concat([before, pd.DataFrame([asdict(told)], columns=list(SIGNALS.columns))])
    faults = _contradictions(_last(after), groups)
    if faults:
        raise DataError(*faults)
    append_line(folder, SIGNALS, asdict(told), {*activities, *groups})
    return told


def _last(lines: pd.DataFrame) -> pd.DataFrame:
    return lines.drop_duplicates(KEY, keep="last").sort_values(KEY)


def _contradictions(last: pd.DataFrame, groups: Mapping[str, str]) -> list[Fault]:
    holding = last[last["answer"] == YES]
    grouped = holding.groupby(["opportunity_id", holding["signal_id"].map(groups)])["signal_id"]
    return [
        Fault(
            f"« {' » et « '.join(signals)} » ne peuvent pas être « oui » ensemble",
            f"signaux de {opportunity}",
            remedy=f"consignez « {NO} » pour l'un d'eux d'abord",
        )
        for (opportunity, _), signals in grouped
        if len(signals) > 1
    ]
