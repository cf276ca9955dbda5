"""Files spoiled from one that a tool wrote: the same number gives the same file."""

import copy
import csv
import io
import json
import random
from dataclasses import dataclass

from python_calamine import CalamineWorkbook

from generator.errors import SurveyError
from generator.needs.files.delimited import decode
from generator.needs.files.reading import read_table
from tests.fuzz import forms, grids, records, texts, workbooks
from tests.fuzz.journey import (
    Journey,
    assert_every_row_is_told_once,
    assert_nothing_written_is_lost,
    mark,
    marks_of,
    travel,
)

MOST_ROWS = 12  # of an original are kept: a fault shows as well on a few
GIANT_SHARE = 0.003  # of the files: each takes a second


@dataclass(frozen=True)
class Original:
    """A file as its tool wrote it, and what it holds: sheets of cells, or a tree of JSON."""

    name: str
    raw: bytes
    sheets: dict[str, grids.Grid]
    tree: object = None


def original(name: str, raw: bytes) -> Original:
    """Read what a file holds, each of its answers bearing a mark."""
    if raw.startswith(b"PK"):
        return Original(name, raw, _marked_sheets(_sheets(raw)))
    text = decode(raw, name)[0]
    if name.endswith(".json"):
        return Original(name, raw, {}, _marked_tree(json.loads(text)))
    table = read_table(raw, name)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=table.separator or "\x1f"))
    header = table.header_row - 1
    return Original(name, raw, _marked_sheets({"F": rows[header : header + MOST_ROWS]}))


def mutant(source: Original, number: int) -> bytes:
    """Return one file spoiled from ``source``."""
    rng = grids.draws(f"{source.name}-{number}")
    if source.tree is not None:
        tree = copy.deepcopy(source.tree)
        for _ in range(rng.randint(1, 3)):
            tree = _changed(tree, rng)
        return records.spoil_json(tree, rng)
    if rng.random() < GIANT_SHARE:
        return texts.giant_cell(source.raw, rng)
    if source.raw.startswith(b"PK") and rng.random() < 0.5:
        return _tampered(workbooks.parts_of(source.raw), rng)
    sheets = {name: [list(row) for row in rows] for name, rows in source.sheets.items()}
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        name = rng.choice(list(sheets))
        sheets[name] = grids.change(sheets[name] or [[""]], rng) or [[""]]
    if source.raw.startswith(b"PK") or rng.random() < 0.15:
        return _tampered(workbooks.workbook(sheets, rng), rng)
    raw = texts.written(next(iter(sheets.values())), rng)
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        raw = texts.spoil(raw, rng)
    return raw


def spoiled_parcel(members: dict[str, bytes], number: int) -> bytes:
    """Return an archive of several files, some of them spoiled, lost or under another name."""
    rng = grids.draws(f"parcel-{number}")
    kept = dict(members)
    for _ in range(rng.randint(1, 2)):
        name = rng.choice(list(kept))
        raw = kept.pop(name)
        if rng.random() < 0.8 or not kept:
            kept[rng.choice([name, name, "autre.csv", "besoins-x.csv"])] = texts.spoil(raw, rng)
    raw = forms.parcel(kept)
    return texts.spoil(raw, rng) if rng.random() < 0.2 else raw


def assert_read_whole_or_refused_clearly(raw: bytes) -> bool:
    """Take a file its whole way; tell whether it was read."""
    journey = travel(raw, "enquete.csv")
    if not isinstance(journey, Journey):
        return False
    assert_every_row_is_told_once(journey)
    assert_nothing_written_is_lost(journey, raw, _marks(journey, raw))
    return True


def _marks(journey: Journey, raw: bytes) -> set[str]:
    notes = journey.table.notes
    if not raw.startswith(b"PK"):
        return marks_of(decode(raw, "")[0])
    # A sheet or a file left aside is named in the notes, with what it holds.
    if journey.table.encoding is not None or any(" non lue" in note for note in notes):
        return set()
    parts = workbooks.parts_of(raw)
    return {
        found
        for name, part in parts.items()
        if name.startswith("xl/worksheets/")
        for found in marks_of(part.decode("utf-8", "replace"))
    }


def _changed(tree: object, rng: random.Random) -> object:
    try:
        return records.spoil_tree(tree, rng)
    except (TypeError, AttributeError, KeyError, IndexError):
        return tree  # the change before left no list of answers: that is the file to try


def _tampered(parts: workbooks.Parts, rng: random.Random) -> bytes:
    for _ in range(rng.choice([0, 1, 1, 2])):
        parts = workbooks.tamper(parts, rng) if len(parts) > 1 else parts
    raw = workbooks.zipped(parts)
    return texts.spoil(raw, rng) if rng.random() < 0.1 else raw


def _sheets(raw: bytes) -> dict[str, grids.Grid]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return {
        name: [
            [str(cell) for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)[:MOST_ROWS]
        ]
        for name in book.sheet_names
    }


def _marked_sheets(sheets: dict[str, grids.Grid]) -> dict[str, grids.Grid]:
    number = 0
    for rows in sheets.values():
        column = _wordiest(rows)
        for row in rows[1:]:
            number += 1
            if column < len(row) and row[column]:
                row[column] = f"{row[column]} {mark(number)}"
    return sheets


def _wordiest(rows: grids.Grid) -> int:
    width = max(map(len, rows), default=1)
    words = [
        sum(len(row[col].split()) for row in rows[1:] if col < len(row))
        if _is_asked(rows, col)
        else 0
        for col in range(width)
    ]
    return max(range(width), key=lambda col: (words[col], -col))


def _is_asked(rows: grids.Grid, column: int) -> bool:
    name = rows[0][column] if rows and column < len(rows[0]) else ""
    return bool(name) and not name.startswith("_")  # Kobo's own columns are not the person's words


def _marked_tree(tree: object) -> object:
    answers = records.answers_of(tree)
    del answers[MOST_ROWS:]
    number = 0
    for answer in answers:
        # Kobo's own fields (« _validation_status ») are not the person's words.
        asked = {name: said for name, said in answer.items() if not name.startswith("_")}
        for inside, key in records.branches(asked):
            text = inside[key]
            if isinstance(text, str) and isinstance(inside, dict) and "/" not in text:
                number += 1
                inside[key] = f"{text} {mark(number)}"
        answer.update(asked)
    return tree


def refused(name: str, raw: bytes) -> bool:
    """Tell whether the file is refused before it is spoiled."""
    try:
        read_table(raw, name)
    except SurveyError:
        return True
    return False
