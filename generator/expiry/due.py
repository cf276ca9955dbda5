"""Which surveys have expired: their last answer is older than the months answers are kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from generator.errors import SurveyError
from generator.intake.kept import MAPPING_FILE, REJECTS_FILE, STATEMENTS_FILE, report_of
from generator.intake.replacing import IMPORT_FILE
from generator.intake.withdrawn import FILE as WITHDRAWN_FILE

EXPIRED_ON = "expired_on"  # what a reduced import.json carries
ANSWER_TABLES = "[!.]*.parquet"  # whatever an import makes of answers
ANSWER_FILES = (ANSWER_TABLES, REJECTS_FILE)
KEPT_FILES = {MAPPING_FILE, IMPORT_FILE, WITHDRAWN_FILE}
PROPOSAL_ID = "proposal_id"


@dataclass(frozen=True)
class DueSurvey:
    """One survey whose answers must go.

    Parameters
    ----------
    last_date
        Day of its last dated answer, or of its import when no answer has a date.
    is_answer_date
        Which of the two ``last_date`` is.
    person_count
        How many different persons answered; None when it is unknown.
    proposal_ids
        Resources and offers found in its answers.
    files
        What must be deleted.
    left
        What somebody else put in the survey's folder: left to them.
    """

    survey_id: str
    epci_code: str | None
    last_date: dt.date
    is_answer_date: bool
    person_count: int | None
    proposal_ids: tuple[str, ...]
    files: tuple[Path, ...]
    left: tuple[Path, ...]


def limit_date(today: dt.date, months: int) -> dt.date:
    """Return the day before which a last answer is too old; the end of a shorter month counts."""
    return (pd.Timestamp(today) - pd.DateOffset(months=months)).date()


def due_surveys(folder: Path, before: dt.date) -> tuple[list[DueSurvey], list[str]]:
    """Find the surveys whose last answer came before a day.

    Parameters
    ----------
    folder
        The workspace's ``enquetes/``.

    Returns
    -------
    due, undated
        The surveys to delete, and the ids of those that nothing dates: a person must look.
    """
    due, undated = [], []
    for home in sorted(path for path in folder.glob("[!.]*") if path.is_dir()):
        survey = _survey(home)
        if isinstance(survey, str):
            undated.append(survey)
        elif survey is not None and survey.last_date < before:
            due.append(survey)
    return due, undated


def expired_before(folder: Path) -> set[str]:
    """Return the surveys whose answers went in an earlier expiry, and did not come back."""
    return {
        path.parent.name
        for path in folder.glob(f"*/{IMPORT_FILE}")
        if report_or_nothing(path.parent).get(EXPIRED_ON)
        and not (path.parent / STATEMENTS_FILE).exists()
    }


def columns_of(path: Path, columns: list[str]) -> pd.DataFrame | None:
    """Read a few columns of a Parquet file; None when it is cut short or does not have them."""
    try:
        frame: pd.DataFrame = pq.read_table(path, columns=columns).to_pandas()
    except pa.ArrowInvalid:
        return None
    return frame


def _survey(home: Path) -> DueSurvey | str | None:
    """Read a survey's dates; its id when nothing dates it, None when no answer is left of it."""
    files = sorted({path for pattern in ANSWER_FILES for path in home.glob(pattern)})
    if not files:
        return None
    report, answers = report_or_nothing(home), _answers(home)
    # An answer without a date is as old as those that have one: they came in the same survey.
    dated = [] if answers is None else answers["statement_date"].dropna().tolist()
    last = max(dated, default=report.get("imported_on"))
    if last is None:
        return home.name
    epci_code = report.get("epci_code")
    return DueSurvey(
        survey_id=home.name,
        epci_code=None if epci_code is None else str(epci_code),
        last_date=dt.date.fromisoformat(str(last)),
        is_answer_date=bool(dated),
        person_count=_persons(answers),
        proposal_ids=_proposals(home),
        files=tuple(files),
        left=tuple(
            path
            for path in sorted(home.rglob("*"))
            if path.is_file()
            and path not in files
            and path.name not in KEPT_FILES
            and not path.name.endswith(".tmp")  # of an import under way, or of one cut short
        ),
    )


def report_or_nothing(home: Path) -> Mapping[str, object]:
    """Read what an import told; an unreadable report must not keep answers from expiring."""
    try:
        return report_of(home)
    except SurveyError:
        return {}


def _answers(home: Path) -> pd.DataFrame | None:
    path = home / STATEMENTS_FILE
    return columns_of(path, ["respondent_id", "statement_date"]) if path.exists() else None


def _persons(answers: pd.DataFrame | None) -> int | None:
    # Without a statement there are offers alone, which do not say whose they are.
    return None if answers is None or answers.empty else int(answers["respondent_id"].nunique())


def _proposals(home: Path) -> tuple[str, ...]:
    found: set[str] = set()
    for path in home.glob(ANSWER_TABLES):
        if path.name != STATEMENTS_FILE and PROPOSAL_ID in _schema(path):
            rows = columns_of(path, [PROPOSAL_ID])
            found |= set() if rows is None else set(rows[PROPOSAL_ID].dropna())
    return tuple(sorted(found))


def _schema(path: Path) -> list[str]:
    try:
        return list(pq.read_schema(path).names)
    except pa.ArrowInvalid:
        return []
