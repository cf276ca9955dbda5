"""From a survey's table and mapping to private statements, every row accounted for. Pure."""

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from generator.codes import EpciCode
from generator.errors import ContractError, Fault
from generator.needs.answers import read_answers
from generator.needs.layout import LEFT_OUT_COLUMNS, NOT_AN_ANSWER, REJECTED, SET_ASIDE
from generator.needs.mapping import Mapping
from generator.needs.places import Gazetteer
from generator.needs.privacy import mask
from generator.needs.reading import RawTable

STATEMENT_COLUMNS: dict[str, str] = {
    "statement_id": "string",
    "survey_id": "string",
    "epci_code": "string",
    "commune_code": "string",
    "respondent_id": "string",
    "respondent_kind": "string",
    "source_kind": "string",
    "statement_date": "string",
    "statement_text": "string",
    "theme_hint": "string",
    "is_publishable": "bool",
    "source_row": "int64",
}
SourceKind = Literal["enquete", "entretien", "signalement"]
# A number or a key made by a tool: it holds a digit and neither space nor @, so it is no name.
TOOL_ID = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}")
HASH_CHARS = 6


@dataclass(frozen=True)
class Origin:
    """Where answers come from.

    Parameters
    ----------
    epci_code
        The EPCI whose survey this is: a row without a place belongs to it, its commune unknown.
    source_kind
        By which way people spoke: two ways that agree qualify a need, one does not.
    is_fictive
        Whether the answers are invented, as those of the demonstration are.
    """

    epci_code: str
    source_kind: SourceKind = "enquete"
    is_fictive: bool = False

    def __post_init__(self) -> None:
        """Refuse a malformed EPCI once, at the door."""
        EpciCode(self.epci_code)


@dataclass(frozen=True)
class Imported:
    """What a survey became.

    Parameters
    ----------
    statements
        One row per statement, the columns of ``STATEMENT_COLUMNS``, texts masked.
    rejects
        One row per row of the file that gave no statement: ``source_row``, ``status``,
        ``reason_fr``, ``column``; never the free text.
    counts
        ``rows_in`` = ``kept`` + ``set_aside`` + ``rejected`` + ``not_an_answer``; ``statements``.
    notes
        French observations that changed no row's fate, and how many rows each concerns.
    masked
        ``kind``, ``masked_count``: what was taken out of the texts.
    """

    statements: pd.DataFrame
    rejects: pd.DataFrame
    counts: dict[str, int]
    notes: dict[str, int]
    masked: pd.DataFrame


def to_statements(
    table: RawTable,
    mapping: Mapping,
    *,
    survey_id: str,
    origin: Origin,
    communes: pd.DataFrame | None,
    today: dt.date | None = None,
) -> Imported:
    """Turn a survey's rows into statements.

    Parameters
    ----------
    table, mapping
        The file as read, and what its columns mean.
    origin
        Whose survey this is, and by which way people spoke.
    communes
        ``commune_code``, ``commune_name``, ``epci_code`` and former codes in ``code_alias``; None
        when there is no reference: codes are kept unchecked and names are not resolved.
    today
        Later dates become unknown; None leaves them.

    Raises
    ------
    SurveyError
        If no column holds the answers' text.
    ContractError
        If a row of the file would be lost: neither kept nor listed among the rejects.
    """
    gazetteer = None if communes is None else Gazetteer.of(communes, origin.epci_code)
    answers, notes = read_answers(table, mapping, gazetteer, today)
    kept = answers[answers["status"].isna()]
    statements = _statements(kept, survey_id, origin)
    hints, _ = mask(statements["theme_hint"])
    texts, masked = mask(statements["statement_text"])
    statements = statements.assign(statement_text=texts, theme_hint=hints)
    rejects = _rejects(answers, table.left_out)
    counts = _counts(table, len(kept), rejects, len(statements))
    return Imported(statements, rejects, counts, dict(notes), masked)


def _statements(kept: pd.DataFrame, survey_id: str, origin: Origin) -> pd.DataFrame:
    ranks: Counter[str] = Counter()
    rows = []
    for source_row, answer in zip(kept.index, kept.to_dict(orient="records"), strict=True):
        key = _answer_key(answer["answer_id"], source_row, answer["pieces"])
        for piece in answer["pieces"]:
            ranks[key] += 1
            rows.append((source_row, f"{survey_id}-{key}-{ranks[key]}", key, piece))
    columns = ["source_row", "statement_id", "answer_key", "statement_text"]
    pieces = pd.DataFrame(rows, columns=columns)
    carried = ["respondent_id", "respondent_kind", "statement_date", "theme_hint"]
    joined = pieces.join(kept[[*carried, "is_publishable", "commune_code"]], on="source_row")
    respondents = joined["respondent_id"].astype("string")
    return joined.assign(
        survey_id=survey_id,
        epci_code=origin.epci_code,
        source_kind=origin.source_kind,
        # Without an identifier, each answer counts as one respondent.
        respondent_id=respondents.fillna(joined["answer_key"].astype("string")),
    )[list(STATEMENT_COLUMNS)].astype(STATEMENT_COLUMNS)


def _answer_key(answer_id: object, source_row: object, pieces: list[str]) -> str:
    if isinstance(answer_id, str) and TOOL_ID.fullmatch(answer_id):
        return answer_id
    # The hash is of the masked text, which is kept anyway: it tells nothing more about a person.
    masked, _ = mask(pd.Series(pieces, dtype="string"))
    return f"l{source_row}.{hashlib.sha256(chr(10).join(masked).encode()).hexdigest()[:HASH_CHARS]}"


def _rejects(answers: pd.DataFrame, left_out: pd.DataFrame) -> pd.DataFrame:
    lost = answers[answers["status"].notna()].reset_index()
    both = pd.concat([left_out, lost[list(LEFT_OUT_COLUMNS)]], ignore_index=True)
    types = {"source_row": "int64", "status": "string", "reason_fr": "string", "column": "string"}
    return both.astype(types).sort_values("source_row", ignore_index=True)


def _counts(table: RawTable, kept: int, rejects: pd.DataFrame, statements: int) -> dict[str, int]:
    by_status = rejects["status"].value_counts()
    counts = {
        "rows_in": len(table.frame) + len(table.left_out),
        "kept": kept,
        "set_aside": int(by_status.get(SET_ASIDE, 0)),
        "rejected": int(by_status.get(REJECTED, 0)),
        "not_an_answer": int(by_status.get(NOT_AN_ANSWER, 0)),
    }
    if 2 * counts["rows_in"] != sum(counts.values()):
        raise ContractError(
            Fault("des lignes de l'enquête ne sont ni gardées ni listées", example=str(counts))
        )
    return {**counts, "statements": statements}
