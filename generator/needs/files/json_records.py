"""Read answers given as JSON: Kobo's submissions, Grist's records, or a list of objects. Pure."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from generator.needs.files.delimited import MAX_CELL_CHARS, decode
from generator.needs.files.grist_cells import GristNotes, Number, plain_fields
from generator.needs.files.layout import (
    LEFT_OUT_COLUMNS,
    MAX_CELLS,
    NOT_AN_ANSWER,
    REJECTED,
    refuse,
)
from generator.needs.files.option_columns import joined
from generator.needs.files.repeats import list_lines
from generator.needs.files.signatures import GRIST, JSON, KOBO

OPENING = re.compile(r"\s*[\[{]")
# A table of separated values may begin by « [Q1] » or « {nom} », never by one of these.
CERTAIN = re.compile(r"\s*(?:\[\s*[\[{\]\"]|\{\s*[\"}])")
MAX_JSON_BYTES = 200_000_000  # Kobo stops its exports long before
MAX_DEPTH = 12  # a group in a group in a group takes three
LISTS = ("records", "results", "submissions")
KOBO_KEYS = frozenset(
    {"_submission_time", "_xform_id_string", "_uuid", "formhub/uuid", "meta/instanceID"}
)
KOBO_ASIDE = frozenset({"_attachments", "_supplementalDetails"})
KOBO_STATUS = "_validation_status"
KOBO_POINT = "_geolocation"
WHAT_IS_READ = "donnez une liste d'objets, ou l'export JSON de Kobo ou de Grist, sinon un CSV"


@dataclass(frozen=True)
class Records:
    """Answers read from JSON; the fields are those of a ``RawTable``."""

    frame: pd.DataFrame
    kind: str
    encoding: str
    left_out: pd.DataFrame
    options: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]


@dataclass
class _Cells:
    """Texts by column and answer, and what was met on the way."""

    filename: str
    by_row: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    choices: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    repeats: Counter[str] = field(default_factory=Counter)


def read_records(raw: bytes, filename: str) -> Records | None:
    """Read a JSON file; None when it is none, but a table whose first title opens a bracket.

    The rank of an answer in the list, from 1, is its ``source_row``. A repeated group becomes
    one column a question, its texts as list lines; a list of texts is a question with several
    answers.

    Raises
    ------
    SurveyError
        If it is cut short, too deep, too large, or of no form that holds answers.
    """
    text, encoding = decode(raw, filename)
    data = _parse(text, filename, len(raw)) if OPENING.match(text) else None
    if data is None:
        return None
    found, kind, notes = _find(data, filename)
    grist = GristNotes()
    cells, lost = _Cells(filename), dict[int, tuple[str, str]]()
    for rank, record in enumerate(found, start=1):
        answer = _answer(record, kind, grist)
        if answer is None:
            lost[rank] = (REJECTED, "ce n'est pas un objet de questions et de réponses")
            continue
        for name, value in answer.items():
            _put(cells, rank, name, value)
        if not cells.by_row.get(rank):
            lost[rank] = (NOT_AN_ANSWER, "réponse vide")
    if not cells.by_row:
        refuse("ce JSON ne contient aucune réponse", filename, "vérifiez l'export")
    frame, options = _table(cells, [rank for rank in range(1, len(found) + 1) if rank not in lost])
    return Records(
        frame, kind, encoding, _left_out(lost), options, (*notes, *_told(cells), *grist.sentences())
    )


def _parse(text: str, filename: str, size: int) -> object:
    # None when it is no JSON and does not look like it either.
    if size > MAX_JSON_BYTES and CERTAIN.match(text):
        what = f"le JSON pèse {size // 1_000_000} Mo"
        refuse(what, filename, "exportez en CSV, ou en plusieurs fois")

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        named = [(_one_line(_whole(name)), value) for name, value in pairs]
        counts = Counter(name for name, _ in named)
        for name in counts:
            if counts[name] > 1:
                where = f"{filename}, question « {name} »"
                refuse("une question est écrite deux fois dans une réponse", where, "corrigez-la")
        return dict(named)

    parsed: object = None
    try:
        parsed = json.loads(
            text,
            object_pairs_hook=once,
            parse_int=Number,
            parse_float=Number,
            parse_constant=lambda _: None,
        )
    except json.JSONDecodeError as error:
        if CERTAIN.match(text):
            where = f"{filename}, ligne {error.lineno}"
            refuse("le JSON est tronqué ou mal écrit", where, "téléchargez-le à nouveau en entier")
    except RecursionError:
        refuse("le JSON est imbriqué sans fin", filename, WHAT_IS_READ)
    return parsed


def _find(data: object, filename: str) -> tuple[list[object], str, list[str]]:
    about = data if isinstance(data, dict) else {}
    name = next((key for key in LISTS if isinstance(about.get(key), list)), "")
    found = about[name] if name else data
    if not isinstance(found, list):
        refuse("ce JSON n'est pas une liste de réponses", filename, WHAT_IS_READ)
    if not found:
        refuse("ce JSON ne contient aucune réponse", filename, "vérifiez l'export")
    answers = [record for record in found if isinstance(record, dict)]
    if not answers:
        refuse("ce JSON n'est pas une liste de réponses", filename, WHAT_IS_READ)
    notes = []
    if about.get("next"):
        notes.append(
            "une page seulement de l'export : d'autres réponses ne sont pas ici (« next »)"
        )
    if name == LISTS[0]:
        if not any(isinstance(record.get("fields"), dict) for record in answers):
            refuse("ces enregistrements n'ont pas de champs (« fields »)", filename, WHAT_IS_READ)
        return found, GRIST, notes
    has_form = name == "submissions" and "content" in about
    is_kobo = has_form or any(not KOBO_KEYS.isdisjoint(record) for record in answers)
    return found, KOBO if is_kobo else JSON, notes


def _answer(record: object, kind: str, grist: GristNotes) -> dict[str, object] | None:
    if not isinstance(record, dict):
        return None
    if kind == GRIST:
        fields = record.get("fields")
        if not isinstance(fields, dict):
            return None
        return {"id": record.get("id"), **plain_fields(fields, grist)}
    if kind == KOBO:
        return _kobo(record)
    return record


def _kobo(record: dict[str, object]) -> dict[str, object]:
    answer = {name: value for name, value in record.items() if name not in KOBO_ASIDE}
    status, point = answer.get(KOBO_STATUS), answer.pop(KOBO_POINT, None)
    if isinstance(status, dict):
        answer[KOBO_STATUS] = status.get("uid")  # what the CSV export of the same form holds
    if isinstance(point, list) and len(point) == 2:  # noqa: PLR2004 -- latitude and longitude
        answer[f"{KOBO_POINT}_latitude"], answer[f"{KOBO_POINT}_longitude"] = point
    for name in ("_tags", "_notes"):
        if isinstance(listed := answer.get(name), list):
            answer[name] = ", ".join(item for item in listed if isinstance(item, str))
    return answer


def _put(
    cells: _Cells, rank: int, name: str, value: object, depth: int = 0, *, many: bool = False
) -> None:
    if depth > MAX_DEPTH:
        refuse("le JSON est imbriqué sans fin", cells.filename, WHAT_IS_READ)
    if isinstance(value, dict):
        for key, inside in value.items():
            _put(cells, rank, _within(name, key), inside, depth + 1, many=many)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        cells.repeats[name] += len(value)
        for item in value:
            _put(cells, rank, name, item, depth + 1, many=True)
    elif isinstance(value, list):
        cells.choices |= {name} if value else set()
        cells.columns.setdefault(name)
        for item in value:
            _put(cells, rank, name, item, depth + 1, many=many)
    else:
        cells.repeated |= {name} if many else set()
        _write(cells, rank, name, value)


def _within(name: str, key: str) -> str:
    # Kobo writes the whole path in each key of a repeated group; others do not.
    return key if key.startswith(f"{name}/") else f"{name}/{key}"


def _write(cells: _Cells, rank: int, name: str, value: object) -> None:
    cells.columns.setdefault(name)
    text = _whole(str(value).lower() if isinstance(value, bool) else str(value or ""))
    if len(text) > MAX_CELL_CHARS:
        where = f"{cells.filename}, réponse {rank}, « {name} »"
        what = "une cellule dépasse un million de caractères"
        refuse(what, where, "videz ou raccourcissez cette réponse")
    if text.strip():
        cells.by_row.setdefault(rank, {}).setdefault(name, []).append(text)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _whole(text: str) -> str:
    # Half of an emoji (« \\ud83d » alone) is no letter, and no file can be written with it.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _table(cells: _Cells, ranks: list[int]) -> tuple[pd.DataFrame, Mapping[str, tuple[str, ...]]]:
    if len(ranks) * len(cells.columns) > MAX_CELLS:
        what = "chaque réponse nomme d'autres questions : le tableau aurait des millions de cases"
        refuse(what, cells.filename, "exportez en CSV")
    columns: dict[str, pd.Series[str]] = {}
    options: dict[str, tuple[str, ...]] = {}
    index = pd.Index(ranks, name="source_row", dtype="int64")
    for name in cells.columns:
        texts = [cells.by_row[rank].get(name, []) for rank in ranks]
        if name in cells.choices:
            texts = [[_one_line(label) for label in said] for said in texts]
            options[name] = tuple(dict.fromkeys(label for said in texts for label in said))
            written = [joined(said) for said in texts]
        elif name in cells.repeated:
            written = [list_lines(said) for said in texts]
        else:
            written = ["".join(said) or None for said in texts]
        columns[name] = pd.Series(written, index, dtype="string")
    return pd.DataFrame(columns, index=index), options


def _left_out(lost: Mapping[int, tuple[str, str]]) -> pd.DataFrame:
    rows = [(rank, status, reason, None) for rank, (status, reason) in lost.items()]
    types = {"source_row": "int64", "status": "string", "reason_fr": "string", "column": "string"}
    return pd.DataFrame(rows, columns=list(LEFT_OUT_COLUMNS)).astype(types)


def _told(cells: _Cells) -> list[str]:
    return [
        f"groupe répété « {name} » : {count} ligne(s) réunies dans leurs réponses"
        for name, count in cells.repeats.items()
    ]
