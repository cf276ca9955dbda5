"""What became of the activities that started: ``decisions/suivi.csv``."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.followup_facts import CAUSES, FACTS, OPENED, STOPPED, amount
from generator.decisions.forms import FOLLOWUPS, OBSERVED
from generator.decisions.lines import append_signed, read_lines
from generator.errors import DataError, Fault

KEY = ["opportunity_id", "fact", OBSERVED]
DAY_LENGTH = len("2026-11-22")  # a day may be written with its hour
ONCE = (OPENED, STOPPED)  # a second line on these corrects the first, whatever its date


@dataclass(frozen=True)
class Followup:
    """One line of the file; a blank is None."""

    opportunity_id: str
    observed_date: str
    fact: str
    value: str | None
    cause: str | None
    source: str
    author: str
    made_on: str


def read_followups(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Read every fact recorded, oldest first; ``activities`` are the catalogue's."""
    return read_lines(folder, FOLLOWUPS, activities)


def current_followups(folder: Path, activities: Collection[str]) -> pd.DataFrame:
    """Give the build the facts that stand: the last line on each, never who wrote it.

    Returns
    -------
    DataFrame, one row per opportunity, fact and day
        ``opportunity_id``, ``fact``, ``fact_label_fr``, ``unit_fr``, ``is_persons``,
        ``observed_date``, ``value`` (blank for an opening or a stop), ``cause_fr``, ``source_fr``.

    Raises
    ------
    DataError
        All the faults of the file, or the activities said to stop before they opened.
    """
    lines = read_followups(folder, activities)
    lines = lines.assign(**{OBSERVED: lines[OBSERVED].str[:DAY_LENGTH]})
    is_once = lines["fact"].isin(ONCE)
    last = pd.concat(
        [
            lines[is_once].drop_duplicates(KEY[:2], keep="last"),
            lines[~is_once].drop_duplicates(KEY, keep="last"),
        ]
    ).sort_values(KEY, ignore_index=True)
    _refuse_a_stop_before_the_opening(last)
    return pd.DataFrame(
        {
            "opportunity_id": last["opportunity_id"],
            "fact": last["fact"],
            "fact_label_fr": last["fact"].map({k: f.label_fr for k, f in FACTS.items()}),
            "unit_fr": last["fact"].map({k: f.unit_fr or None for k, f in FACTS.items()}),
            "is_persons": last["fact"].map({k: f.is_persons for k, f in FACTS.items()}),
            "observed_date": last[OBSERVED],
            "value": last["value"].map(amount, na_action="ignore"),
            "cause_fr": last["cause"].map(CAUSES, na_action="ignore"),
            "source_fr": last["source"],
        }
    ).astype(
        dict.fromkeys(
            (
                "opportunity_id", "fact", "fact_label_fr", "unit_fr", "observed_date",
                "cause_fr", "source_fr",
            ),
            "string",
        )
        | {"is_persons": "boolean", "value": "Float64"}
    )  # fmt: skip


def append_followup(folder: Path, line: Followup, activities: Collection[str]) -> Followup:
    """Add one fact, its source masked first; return it as it was written.

    Raises
    ------
    DataError
        If the fact, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    return append_signed(folder, FOLLOWUPS, line, activities)


def _refuse_a_stop_before_the_opening(facts: pd.DataFrame) -> None:
    days = facts[facts["fact"].isin(ONCE)].pivot_table(
        index="opportunity_id", columns="fact", values=OBSERVED, aggfunc="last"
    )
    if not set(ONCE) <= set(days.columns):
        return
    wrong = days[days[STOPPED] < days[OPENED]]
    faults = [
        Fault(
            f"l'arrêt ({row[STOPPED]}) est daté d'avant l'ouverture ({row[OPENED]})",
            f"{FOLLOWUPS.file}, {key}",
            remedy="ajoutez une ligne qui corrige la date fausse",
        )
        for key, row in wrong.iterrows()
    ]
    if faults:
        raise DataError(*faults)
