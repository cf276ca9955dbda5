"""From a survey's rows to answers: what each says, from where, and whether it can be kept. Pure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from textwrap import shorten

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.errors import Fault, SurveyError
from generator.folding import fold_name
from generator.needs.answers.ages import band_of
from generator.needs.answers.answer_places import place_answers
from generator.needs.answers.categories import category_of
from generator.needs.answers.column_words import Role
from generator.needs.answers.dates import Dates, read_dates
from generator.needs.answers.mapping import Mapping
from generator.needs.answers.places import Gazetteer
from generator.needs.answers.respondents import kind_of_respondent
from generator.needs.answers.voices import YES, read_voices
from generator.needs.files.layout import NOT_AN_ANSWER, REJECTED, SET_ASIDE
from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import HANDMADE, RawTable

SHOWN_COLUMNS = 8  # enough to recognise the file, few enough to be read
SHOWN_CHARS = 80
YEAR_CHARS = 4
DRAFT_STATES = frozenset(
    {"1", "true", "vrai", "oui", "x", "draft", "brouillon", "withdrawn", "retiree", "rejected"}
    | {"rejetee", "refusee", "inacheve", "incomplete", "not approved"}
)
SPOKEN_ROLES: tuple[Role, ...] = (
    "statement_text",
    "statement_title",
    "need_choice",
    "resource_text",
    "offer_text",
)
SAYS_NOTHING = "aucun texte, ou une réponse qui ne dit rien (« ne sait pas », « idem »…)"
# Left out of the statements, yet counted: without these people every share would be too high.
SAYS_NO_NEED = "aucun besoin exprimé (« RAS », « rien »…) : personne entendue, comptée"
UNREAD_AGE = "âge illisible ou à cheval sur deux tranches de l'INSEE, laissé inconnu"
UNREAD_CATEGORY = "profession hors des groupes de l'INSEE, laissée inconnue"


def read_answers(
    table: RawTable,
    mapping: Mapping,
    gazetteer: Gazetteer | None,
    outlines: pd.DataFrame | None,
    today: dt.date | None,
) -> tuple[pd.DataFrame, Counter[str]]:
    """Read every row of the table, and judge it.

    Returns
    -------
    pandas.DataFrame
        One row per row of ``table.frame``: ``pieces`` (the statements, not yet masked, each with
        the theme its closed question gives), ``resources``, ``offers``, ``is_without_need`` (the
        person was heard, and states no need), ``answer_id``,
        ``respondent_id``, ``respondent_kind``, ``statement_date``, ``theme_hint``, ``age_band``,
        ``category_id``, ``is_publishable``, ``commune_code``; and ``status``, ``reason_fr``,
        ``column``, blank when the row is kept.
    collections.Counter
        French observations that changed no row's fate, and how many rows each concerns.

    Raises
    ------
    SurveyError
        If no column holds what people say.
    """
    _refuse_without_text(table, mapping)
    dates = read_dates(_column(table.frame, mapping.one("date")), today)
    notes = _date_notes(dates)
    answers = (
        read_voices(table, mapping, notes)
        .join(_about(table.frame, mapping))
        .join(_who(table.frame, mapping, dates, today, notes))
        .join(place_answers(table.frame, mapping, gazetteer, outlines, notes))
    )
    return _judge(answers.assign(statement_date=dates.texts), table.kind, mapping), +notes


def _refuse_without_text(table: RawTable, mapping: Mapping) -> None:
    if any(mapping.named(role) for role in SPOKEN_ROLES):
        return
    names = [str(name) for name in table.frame.columns[:SHOWN_COLUMNS]]
    shown = ", ".join(f"« {shorten(name, SHOWN_CHARS, placeholder=' …')} »" for name in names)
    raise SurveyError(
        Fault(
            f"aucune des {len(table.frame.columns)} colonnes ne porte le texte des réponses",
            example=shown,
            remedy="donnez le rôle statement_text à la bonne colonne de correspondance.yaml",
        )
    )


def _about(frame: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    consent = _column(frame, mapping.one("consent_publication"))
    states = frame[mapping.named("state")].itertuples(index=False, name=None)
    return pd.DataFrame(
        {
            "answer_id": _column(frame, mapping.one("answer_id")).str.strip(),
            "theme_hint": _column(frame, mapping.one("theme_hint")).str.strip(),
            "is_publishable": _flags(_is_in(cell, YES) for cell in consent.tolist()),
            "is_draft": _flags(any(_is_in(cell, DRAFT_STATES) for cell in row) for row in states),
            "has_date": _column(frame, mapping.one("date")).notna(),
        },
        index=frame.index,
    )


def _who(
    frame: pd.DataFrame,
    mapping: Mapping,
    dates: Dates,
    today: dt.date | None,
    notes: Counter[str],
) -> pd.DataFrame:
    default = mapping.default_respondent_kind
    kinds = _cells(frame, mapping, "respondent_kind")
    kind_of = {kind: kind_of_respondent(kind, default) for kind in set(kinds)}
    ages, jobs = _cells(frame, mapping, "age"), _cells(frame, mapping, "category")
    years = [_year(date, today) for date in dates.texts.tolist()]
    bands = [band_of(age, year) for age, year in zip(ages, years, strict=True)]
    groups = {job: category_of(job) for job in set(jobs)}
    notes[UNREAD_AGE] += _unread(ages, bands)
    notes[UNREAD_CATEGORY] += _unread(jobs, [groups[job] for job in jobs])
    return pd.DataFrame(
        {
            "respondent_id": _column(frame, mapping.one("respondent_id")).str.strip(),
            "respondent_kind": [kind_of[kind] for kind in kinds],
            "age_band": pd.array(bands, dtype="string"),
            "category_id": pd.array([groups[job] for job in jobs], dtype="string"),
        },
        index=frame.index,
    )


def _year(date: object, today: dt.date | None) -> int | None:
    if isinstance(date, str):
        return int(date[:YEAR_CHARS])
    return today.year if today else None


def _unread(written: list[str | None], read: list[str | None]) -> int:
    return sum(1 for cell, found in zip(written, read, strict=True) if cell and found is None)


def _judge(answers: pd.DataFrame, kind: str, mapping: Mapping) -> pd.DataFrame:
    text_column = next(name for role in SPOKEN_ROLES for name in mapping.named(role))
    id_column = mapping.one("answer_id")
    # LimeSurvey leaves submitdate empty until the end.
    dated = kind == "limesurvey" and mapping.one("date") is not None
    unsent = answers["is_draft"] | (~answers["has_date"] & dated)
    state_column = next(iter(mapping.named("state")), None)
    twice = _repeated_ids(answers, kind)
    fates: list[tuple[str | None, str | None, str | None]] = []
    columns = ["pieces", "resources", "offers", "is_without_need", "place_reason", "place_column"]
    cells = (answers[column].astype(object).tolist() for column in columns)
    for row, is_unsent, *said, reason, column in zip(answers.index, unsent, *cells, strict=True):
        if is_unsent:
            unfinished = "réponse inachevée, retirée ou refusée par l'outil"
            fates.append((SET_ASIDE, unfinished, state_column))
        elif not any(said):
            fates.append((NOT_AN_ANSWER, SAYS_NOTHING, text_column))
        elif row in twice:
            fates.append((*twice[row], id_column))
        elif not pd.isna(reason):
            fates.append((REJECTED, reason, column))
        else:
            has_voice = any(said[:-1])
            kept = (None, None, None)
            fates.append(kept if has_voice else (NOT_AN_ANSWER, SAYS_NO_NEED, text_column))
    named = ["status", "reason_fr", "column"]
    judged = answers.join(pd.DataFrame(fates, columns=named, index=answers.index).astype("string"))
    is_counted = judged["status"].isna() | judged["reason_fr"].eq(SAYS_NO_NEED).fillna(value=False)
    return judged.assign(is_without_need=judged["is_without_need"] & is_counted.astype(bool))


def _repeated_ids(answers: pd.DataFrame, kind: str) -> dict[object, tuple[str, str]]:
    first: dict[str, tuple[object, tuple[object, ...]]] = {}
    found: dict[object, tuple[str, str]] = {}
    sent = answers[~answers["is_draft"]]
    voices = zip(sent["pieces"], sent["resources"], sent["offers"], strict=True)
    ids = sent["answer_id"].fillna("").tolist()
    for row, answer_id, voice in zip(sent.index, ids, voices, strict=True):
        if not answer_id or not any(voice):
            continue
        before, said = first.setdefault(answer_id, (row, voice))
        if before == row:
            continue
        if said == voice:
            found[row] = (SET_ASIDE, f"doublon de la ligne {before}")
        elif kind != HANDMADE:
            # In a hand-made workbook one number may stand for several answers of one person.
            found[row] = (REJECTED, f"identifiant déjà porté par la ligne {before}")
    return found


def _date_notes(dates: Dates) -> Counter[str]:
    notes = Counter({"date illisible ou cachée, laissée inconnue": dates.unreadable})
    notes["date dans le futur, laissée inconnue"] = dates.future
    notes["dates lues jour puis mois, faute de preuve"] = dates.day_first
    notes["dates écrites en nombre de jours, lues comme Excel les compte depuis 1900"] = (
        dates.serial
    )
    return +notes


def _column(frame: pd.DataFrame, name: str | None) -> "pd.Series[str]":
    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="string")
    return frame[name].astype("string").str.replace(OPTION_MARK, ", ", regex=False)


def _cells(frame: pd.DataFrame, mapping: Mapping, role: Role) -> list[str | None]:
    cells = _column(frame, mapping.one(role)).fillna("").str.strip().tolist()
    return [cell or None for cell in cells]


def _flags(said: Iterable[bool]) -> npt.NDArray[np.bool_]:
    # A list would lose its type in a survey without any answer, and select columns instead of rows.
    return np.fromiter(said, dtype=bool)


def _is_in(cell: object, words: frozenset[str]) -> bool:
    return isinstance(cell, str) and fold_name(cell) in words
