"""What officers decide on opportunities: ``decisions/opportunites.csv``.

Once the review application is used its database is their home, and this file its copy: each
build asks for it first (house rule). Without the application the file is edited directly.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pandas as pd

from generator.decisions.files import as_csv, one_writer
from generator.decisions.forms import MADE_ON, OPPORTUNITY, Form, Row
from generator.decisions.lines import read_current, read_lines
from generator.errors import Fault
from generator.opportunities.verdicts import OTHER_REASON, SET_ASIDE, VERDICTS
from generator.warehouse.workspace import write_atomically


def reason_faults(decision: str | None, reason_id: str | None, reason: str | None,
                  where: str) -> list[Fault]:  # fmt: skip
    """Tell a decision that asks why without being answered."""
    if decision != SET_ASIDE:
        return []
    if not reason_id:
        return [Fault("écarter demande un motif", where, remedy="choisissez un motif de la liste")]
    if reason_id == OTHER_REASON and not reason:
        remedy = "écrivez lequel en une phrase"
        return [Fault("« autre motif » demande une précision", where, remedy=remedy)]
    return []


def _faults(row: Row, reasons: Collection[str], where: str) -> list[Fault]:
    key, decision, reason_id = (row[name] for name in ("opportunity_id", "decision", "reason_id"))
    faults = []
    # An activity may leave the catalogue: what was decided on it stays.
    if key and OPPORTUNITY.fullmatch(key) is None:
        remedy = "écrivez <code de l'EPCI>-<identifiant d'une activité>"
        faults.append(Fault("opportunité mal écrite", where, key, remedy))
    if decision and decision not in VERDICTS:
        remedy = f"choisissez parmi {', '.join(VERDICTS)}"
        faults.append(Fault(f"décision inconnue « {decision} »", where, remedy=remedy))
    if reason_id and reason_id not in reasons:
        remedy = f"choisissez parmi {', '.join(sorted(reasons))}"
        faults.append(Fault(f"motif inconnu « {reason_id} »", where, remedy=remedy))
    return faults + reason_faults(decision, reason_id, row["reason"], where)


OPPORTUNITIES = Form(
    file="opportunites.csv",
    columns=(
        "opportunity_id", "decision", "reason_id", "reason", "carrier", "comment", "author",
        MADE_ON, "build_id",
    ),
    required=("opportunity_id", "decision", "author", MADE_ON),
    key="opportunity_id",
    is_numbered=False,
    check=_faults,
    # What was written freely, by whom and for whom stays in the officers' file.
    told=("opportunity_id", "decision", "reason_id", MADE_ON),
)  # fmt: skip


def read_opportunity_decisions(folder: Path, reasons: Collection[str]) -> pd.DataFrame:
    """Read every decision on an opportunity, oldest first; no file gives an empty table.

    Parameters
    ----------
    folder
        The workspace's ``decisions/``.
    reasons
        The identifiers of ``data/decision_reasons.csv``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, OPPORTUNITIES, reasons)


def current_opportunity_decisions(folder: Path, reasons: Collection[str]) -> pd.DataFrame:
    """Give the next build the last decision on each opportunity, without its author nor words.

    Returns
    -------
    DataFrame, one row per opportunity
        ``opportunity_id``, ``decision``, ``reason_id``, ``made_on``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_current(folder, OPPORTUNITIES, reasons)


def write_opportunity_decisions(folder: Path, rows: Iterable[Mapping[str, str | None]]) -> None:
    """Write the whole file anew, from the application's database: all of it, or nothing.

    Raises
    ------
    GateError
        If another process is writing there.
    """
    with one_writer(folder):
        raw = as_csv(OPPORTUNITIES.columns, rows)
        path = folder / OPPORTUNITIES.file
        if not path.exists() or path.read_bytes() != raw:
            write_atomically(path, raw)
