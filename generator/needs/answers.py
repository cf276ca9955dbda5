"""From a survey's rows to answers: what each says, from where, and whether it can be kept. Pure."""

import datetime as dt
from collections import Counter

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.folding import fold_name
from generator.needs.dates import Dates, read_dates
from generator.needs.layout import NOT_AN_ANSWER, REJECTED, SET_ASIDE
from generator.needs.mapping import Mapping
from generator.needs.places import Gazetteer, Place, read_code
from generator.needs.reading import HANDMADE, RawTable
from generator.needs.respondents import kind_of_respondent
from generator.needs.splitting import plain, split, with_title

SHOWN_COLUMNS = 8  # enough to recognise the file, few enough to be read
YES = frozenset({"1", "true", "vrai", "x", "y", "yes", "oui", "o", "j accepte", "d accord", "ok"})
DRAFT_STATES = frozenset(
    {"1", "true", "vrai", "oui", "x", "draft", "brouillon", "withdrawn", "retiree", "rejected"}
    | {"rejetee", "refusee", "inacheve", "incomplete", "not approved"}
)


def read_answers(
    table: RawTable, mapping: Mapping, gazetteer: Gazetteer | None, today: dt.date | None
) -> tuple[pd.DataFrame, Counter[str]]:
    """Read every row of the table, and judge it.

    Returns
    -------
    pandas.DataFrame
        One row per row of ``table.frame``: ``pieces`` (the statements' texts, not yet masked),
        ``answer_id``, ``respondent_id``, ``respondent_kind``, ``statement_date``, ``theme_hint``,
        ``is_publishable``, ``commune_code``; and ``status``, ``reason_fr``, ``column``, blank
        when the row is kept.
    collections.Counter
        French observations that changed no row's fate, and how many rows each concerns.

    Raises
    ------
    SurveyError
        If no column holds the answers' text.
    """
    _refuse_without_text(table, mapping)
    dates = read_dates(_column(table.frame, mapping.one("date")), today)
    notes = _date_notes(dates, len(table.frame))
    answers = _said(table.frame, mapping).assign(statement_date=dates.texts)
    placed = _place(answers, mapping, gazetteer, notes)
    return _judge(placed, table.kind, mapping), notes


def _refuse_without_text(table: RawTable, mapping: Mapping) -> None:
    if mapping.named("statement_text") or mapping.one("statement_title"):
        return
    shown = ", ".join(f"« {name} »" for name in table.frame.columns[:SHOWN_COLUMNS])
    raise SurveyError(
        Fault(
            f"aucune des {len(table.frame.columns)} colonnes ne porte le texte des réponses",
            example=shown,
            remedy="donnez le rôle statement_text à la bonne colonne de correspondance.yaml",
        )
    )


def _said(frame: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    texts, title = mapping.named("statement_text"), mapping.one("statement_title")
    kinds = _column(frame, mapping.one("respondent_kind"))
    consent = _column(frame, mapping.one("consent_publication"))
    states = frame[mapping.named("state")].itertuples(index=False, name=None)
    columns = [*texts, title] if title else texts
    cells = frame[columns].fillna("").itertuples(index=False, name=None)
    return pd.DataFrame(
        {
            "pieces": [_pieces([*row], has_title=title is not None) for row in cells],
            "answer_id": _column(frame, mapping.one("answer_id")).str.strip(),
            "respondent_id": _column(frame, mapping.one("respondent_id")).str.strip(),
            "respondent_kind": [
                kind_of_respondent(kind, mapping.default_respondent_kind) for kind in kinds
            ],
            "theme_hint": _column(frame, mapping.one("theme_hint")).str.strip(),
            "is_publishable": [_is_in(cell, YES) for cell in consent],
            "is_draft": [any(_is_in(cell, DRAFT_STATES) for cell in row) for row in states],
            "code_written": _column(frame, mapping.one("commune_code")),
            "name_written": _column(frame, mapping.one("commune_name")),
            "has_date": _column(frame, mapping.one("date")).notna(),
        },
        index=frame.index,
    )


def _pieces(cells: list[str], *, has_title: bool) -> list[str]:
    said = [plain(cell) for cell in cells]
    heading = said.pop() if has_title else ""
    filled = [text for text in said if text]
    opening = with_title(heading, filled[0] if filled else "")
    return [piece for text in (opening, *filled[1:]) for piece in split(text)]


def _place(
    answers: pd.DataFrame, mapping: Mapping, gazetteer: Gazetteer | None, notes: Counter[str]
) -> pd.DataFrame:
    written = zip(answers["code_written"], answers["name_written"], strict=True)
    said = [(_or_none(code), _or_none(name)) for code, name in written]
    places = [gazetteer.find(*pair) if gazetteer else _unchecked(*pair) for pair in said]
    notes.update(place.note_fr for place in places if place.note_fr)
    code_column, name_column = mapping.one("commune_code"), mapping.one("commune_name")
    return answers.assign(
        commune_code=pd.array([p.commune_code for p in places], dtype="string"),
        place_reason=pd.array([p.reason_fr for p in places], dtype="string"),
        place_column=pd.array([code_column if c else name_column for c, _ in said], dtype="string"),
    )


def _unchecked(code: str | None, name: str | None) -> Place:
    if code:
        read = read_code(code)
        if read is None:
            return Place(reason_fr="code de commune illisible (5 caractères attendus)")
        return Place(commune_code=read, note_fr="code de commune non vérifié (pas de référentiel)")
    note = "nom de commune non résolu (pas de référentiel)" if name else None
    return Place(note_fr=note)


def _judge(answers: pd.DataFrame, kind: str, mapping: Mapping) -> pd.DataFrame:
    text_column = next(iter(mapping.named("statement_text")), mapping.one("statement_title"))
    id_column = mapping.one("answer_id")
    # LimeSurvey leaves submitdate empty until the end.
    dated = kind == "limesurvey" and mapping.one("date") is not None
    answers = answers.assign(is_unfinished=~answers["has_date"] & dated)
    twice = _repeated_ids(answers, kind)
    fates: list[tuple[str | None, str | None, str | None]] = []
    for row, answer in zip(answers.index, answers.to_dict(orient="records"), strict=True):
        if answer["is_draft"] or answer["is_unfinished"]:
            reason = "réponse inachevée, retirée ou refusée par l'outil"
            fates.append((SET_ASIDE, reason, next(iter(mapping.named("state")), None)))
        elif not answer["pieces"]:
            fates.append((NOT_AN_ANSWER, "aucun texte, ou « RAS », « néant »…", text_column))
        elif row in twice:
            fates.append((*twice[row], id_column))
        elif not pd.isna(answer["place_reason"]):
            fates.append((REJECTED, answer["place_reason"], answer["place_column"]))
        else:
            fates.append((None, None, None))
    columns = ["status", "reason_fr", "column"]
    judged = pd.DataFrame(fates, columns=columns, index=answers.index).astype("string")
    return answers.join(judged)


def _repeated_ids(answers: pd.DataFrame, kind: str) -> dict[object, tuple[str, str]]:
    first: dict[str, tuple[object, list[str]]] = {}
    found: dict[object, tuple[str, str]] = {}
    sent = answers[~answers["is_draft"]]
    for row, answer_id, pieces in zip(sent.index, sent["answer_id"], sent["pieces"], strict=True):
        if pd.isna(answer_id) or not pieces:
            continue
        before, said = first.setdefault(str(answer_id), (row, pieces))
        if before == row:
            continue
        if said == pieces:
            found[row] = (SET_ASIDE, f"doublon de la ligne {before}")
        elif kind != HANDMADE:
            # In a hand-made workbook one number may stand for several answers of one person.
            found[row] = (REJECTED, f"identifiant déjà porté par la ligne {before}")
    return found


def _date_notes(dates: Dates, rows: int) -> Counter[str]:
    notes = Counter({"date illisible ou cachée, laissée inconnue": dates.unreadable})
    notes["date dans le futur, laissée inconnue"] = dates.future
    notes["dates lues jour puis mois, faute de preuve"] = rows if dates.assumed_day_first else 0
    return +notes


def _column(frame: pd.DataFrame, name: str | None) -> "pd.Series[str]":
    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="string")
    return frame[name].astype("string")


def _is_in(cell: object, words: frozenset[str]) -> bool:
    return isinstance(cell, str) and fold_name(cell) in words


def _or_none(cell: object) -> str | None:
    return cell if isinstance(cell, str) and cell.strip() else None
