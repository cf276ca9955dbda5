"""From a survey's table and mapping to private statements, every row accounted for. Pure."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from generator.codes import EpciCode
from generator.errors import ContractError, Fault
from generator.needs.answers.judging import read_answers
from generator.needs.answers.mapping import Mapping
from generator.needs.answers.places import Gazetteer
from generator.needs.files.layout import LEFT_OUT_COLUMNS, NOT_AN_ANSWER, REJECTED, SET_ASIDE
from generator.needs.files.reading import RawTable
from generator.needs.privacy import KINDS, mask, mask_each

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
    "theme_given": "string",
    "age_band": "string",
    "category_id": "string",
    "is_publishable": "bool",
    "source_row": "int64",
    "is_without_need": "boolean",
}
PROPOSAL_COLUMNS: dict[str, str] = {
    "proposal_id": "string",
    "survey_id": "string",
    "epci_code": "string",
    "commune_code": "string",
    "proposal_kind": "string",
    "proposal_text": "string",
    "respondent_kind": "string",
    "source_row": "int64",
}
PROPOSAL_KINDS = {"resources": "ressource", "offers": "offre"}
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
        One row per statement, the columns of ``STATEMENT_COLUMNS``, texts masked. ``theme_given``
        is the theme that the mapping gives to a ticked option. Who answered that nothing is
        needed has a row too, ``is_without_need``, without a text: no statement (`stated`), but a
        person heard, part of every denominator.
    proposals
        One row per resource or offer to act, the columns of ``PROPOSAL_COLUMNS``, texts masked; a
        person confirms each before it counts.
    masked_by_statement
        ``statement_id``, ``kinds``: what was taken out of each text (« courriel, nom »), blank when
        nothing was.
    rejects
        One row per row of the file that gave neither statement nor proposal: ``source_row``,
        ``status``, ``reason_fr``, ``column``; never the free text.
    counts
        ``rows_in`` = ``kept`` + ``set_aside`` + ``rejected`` + ``not_an_answer``; ``statements``;
        ``heard_without_need``: the rows, kept or no answer, of people who need nothing.
    notes
        French observations that changed no row's fate, and how many rows each concerns.
    masked
        ``kind``, ``masked_count``: what was taken out of the texts.
    """

    statements: pd.DataFrame
    proposals: pd.DataFrame
    masked_by_statement: pd.DataFrame
    rejects: pd.DataFrame
    counts: dict[str, int]
    notes: dict[str, int]
    masked: pd.DataFrame


def to_statements(  # noqa: PLR0913  a file, what it means, whose it is and what is known of places
    table: RawTable,
    mapping: Mapping,
    *,
    survey_id: str,
    origin: Origin,
    communes: pd.DataFrame | None,
    today: dt.date | None = None,
    outlines: pd.DataFrame | None = None,
) -> Imported:
    """Turn a survey's rows into statements, resources and offers.

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
    outlines
        ``commune_code``, ``geometry`` (shapely, WGS84, longitude first), for the rows that give a
        point and neither code nor name; None leaves their commune unknown.

    Raises
    ------
    SurveyError
        If no column holds what people say.
    ContractError
        If a row of the file would be lost: neither kept nor listed among the rejects.
    """
    gazetteer = None if communes is None else Gazetteer.of(communes, origin.epci_code)
    answers, notes = read_answers(table, mapping, gazetteer, outlines, today)
    counted = answers["status"].isna() | answers["is_without_need"]
    kept = answers[counted].assign(
        survey_id=survey_id, epci_code=origin.epci_code, source_kind=origin.source_kind
    )
    pieces, masked = _masked(_pieces(kept))
    offered, masked_too = _masked(_offered(kept))
    keys = _answer_keys(kept, pd.concat([pieces, offered]))
    statements = _statements(pieces, kept, keys)
    kinds = pieces["kinds"].astype("string").set_axis(statements.index)
    silent = _without_need(kept, keys)
    rejects = _rejects(answers, table.left_out)
    return Imported(
        statements=pd.concat([statements, silent], ignore_index=True),
        proposals=_proposals(offered, kept, keys),
        masked_by_statement=statements[["statement_id"]].assign(kinds=kinds),
        rejects=rejects,
        counts=_counts(table, answers, rejects, len(statements)),
        notes=dict(notes),
        masked=_added(masked, masked_too),
    )


def _pieces(kept: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (row, piece.text, piece.theme)
        for row, pieces in zip(kept.index, kept["pieces"], strict=True)
        for piece in pieces
    ]
    return pd.DataFrame(rows, columns=["source_row", "text", "theme_given"])


def _offered(kept: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (row, text, kind)
        for row, *said in zip(kept.index, *(kept[name] for name in PROPOSAL_KINDS), strict=True)
        for kind, texts in zip(PROPOSAL_KINDS.values(), said, strict=True)
        for text in texts
    ]
    return pd.DataFrame(rows, columns=["source_row", "text", "proposal_kind"])


def _masked(said: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    texts = said["text"].astype("string")
    once = texts.drop_duplicates()  # ticked options come back by the thousand
    each = mask_each(once).set_axis(once.array).reindex(texts.array).set_axis(said.index)
    counts = [int(each[f"{kind}_count"].sum()) for kind in KINDS]
    table = pd.DataFrame({"kind": list(KINDS), "masked_count": counts})
    return said.assign(text=each["masked"], kinds=each["kinds"]), table


def _added(counts: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([counts, more]).groupby("kind", sort=False, as_index=False).sum()


def _answer_keys(kept: pd.DataFrame, said: pd.DataFrame) -> "pd.Series[str]":
    texts: dict[object, list[str]] = defaultdict(list)
    has_need = set(said["source_row"][said["proposal_kind"].isna()])
    for row, text, kind in zip(
        said["source_row"], said["text"], said["proposal_kind"], strict=True
    ):
        # A resource told beside a need leaves the need's key as it was without it.
        if pd.isna(kind) or row not in has_need:
            texts[row].append(text)
    keys = [
        _answer_key(answer_id, row, texts[row])
        for row, answer_id in zip(kept.index, kept["answer_id"], strict=True)
    ]
    return pd.Series(keys, index=kept.index, dtype="string")


def _answer_key(answer_id: object, source_row: object, masked: list[str]) -> str:
    if isinstance(answer_id, str) and TOOL_ID.fullmatch(answer_id):
        return answer_id
    # The hash is of the masked text, which is kept anyway: it tells nothing more about a person.
    return f"l{source_row}.{hashlib.sha256(chr(10).join(masked).encode()).hexdigest()[:HASH_CHARS]}"


def _ranked(said: pd.DataFrame, kept: pd.DataFrame, keys: "pd.Series[str]") -> pd.DataFrame:
    keyed = said.assign(answer_key=said["source_row"].map(keys).astype("string"))
    ranks = keyed.groupby("answer_key", sort=False).cumcount().add(1).astype("string")
    return keyed.assign(rank=ranks).join(kept.drop(columns="column"), on="source_row")


def _statements(pieces: pd.DataFrame, kept: pd.DataFrame, keys: "pd.Series[str]") -> pd.DataFrame:
    ranked = _ranked(pieces, kept, keys)
    written = ranked["theme_hint"].dropna().astype("string").drop_duplicates()
    hint_of = dict(zip(written.tolist(), mask(written)[0].tolist(), strict=True))
    return ranked.assign(
        statement_id=ranked["survey_id"] + "-" + ranked["answer_key"] + "-" + ranked["rank"],
        statement_text=ranked["text"],
        theme_hint=ranked["theme_hint"].map(hint_of),
        respondent_id=_respondents(ranked),
    )[list(STATEMENT_COLUMNS)].astype(STATEMENT_COLUMNS)


def _without_need(kept: pd.DataFrame, keys: "pd.Series[str]") -> pd.DataFrame:
    heard = pd.DataFrame({"source_row": kept.index[kept["is_without_need"]]})
    ranked = _ranked(heard, kept, keys)
    blank = pd.Series(pd.NA, index=ranked.index, dtype="string")
    return ranked.assign(
        statement_id=ranked["survey_id"] + "-" + ranked["answer_key"] + "-s" + ranked["rank"],
        statement_text=blank,
        theme_hint=blank,
        theme_given=blank,
        respondent_id=_respondents(ranked),
        is_publishable=False,
    )[list(STATEMENT_COLUMNS)].astype(STATEMENT_COLUMNS)


def _respondents(ranked: pd.DataFrame) -> "pd.Series[str]":
    # Without an identifier, each answer counts as one respondent.
    return ranked["respondent_id"].astype("string").fillna(ranked["answer_key"])


def _proposals(offered: pd.DataFrame, kept: pd.DataFrame, keys: "pd.Series[str]") -> pd.DataFrame:
    ranked = _ranked(offered, kept, keys)
    return ranked.assign(
        proposal_id=ranked["survey_id"] + "-" + ranked["answer_key"] + "-r" + ranked["rank"],
        proposal_text=ranked["text"],
    )[list(PROPOSAL_COLUMNS)].astype(PROPOSAL_COLUMNS)


def _rejects(answers: pd.DataFrame, left_out: pd.DataFrame) -> pd.DataFrame:
    lost = answers[answers["status"].notna()].reset_index()
    both = pd.concat([left_out, lost[list(LEFT_OUT_COLUMNS)]], ignore_index=True)
    types = {"source_row": "int64", "status": "string", "reason_fr": "string", "column": "string"}
    return both.astype(types).sort_values("source_row", ignore_index=True)


def _counts(
    table: RawTable, answers: pd.DataFrame, rejects: pd.DataFrame, statements: int
) -> dict[str, int]:
    by_status = rejects["status"].value_counts()
    counts = {
        "rows_in": len(table.frame) + len(table.left_out),
        "kept": int(answers["status"].isna().sum()),
        "set_aside": int(by_status.get(SET_ASIDE, 0)),
        "rejected": int(by_status.get(REJECTED, 0)),
        "not_an_answer": int(by_status.get(NOT_AN_ANSWER, 0)),
    }
    if 2 * counts["rows_in"] != sum(counts.values()):
        raise ContractError(
            Fault("des lignes de l'enquête ne sont ni gardées ni listées", example=str(counts))
        )
    heard = int(answers["is_without_need"].sum())
    return {**counts, "statements": statements, "heard_without_need": heard}
