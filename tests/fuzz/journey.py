"""The whole way of a survey file, and what holds at its end: read, or refused in a sentence."""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd
import pytest
import shapely

from generator.errors import SurveyError
from generator.needs.answers.judging import SPOKEN_ROLES
from generator.needs.answers.mapping import Column, Mapping, from_yaml, propose, to_yaml
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import Imported, Origin, to_statements
from generator.needs.files.delimited import NO_SEPARATOR, decode
from generator.needs.files.reading import RawTable, read_table

ORIGIN = Origin("200093201")
COMMUNES = pd.DataFrame(
    [("59350", "Lille", "200093201", "59355"), ("21231", "Dijon", "242100410", None)],
    columns=["commune_code", "commune_name", "epci_code", "code_alias"],
)
OUTLINES = pd.DataFrame(
    {"commune_code": ["59350", "21231"], "geometry": [shapely.box(2, 50, 4, 51), shapely.box(5, 47, 6, 48)]}
)  # fmt: skip
TODAY = dt.date(2026, 11, 1)
UNREAD = ("system", "personal", "unknown")
CONSONANTS = "bcdfghjklmnprstv"
MARK = re.compile(f"zoq[{CONSONANTS}]{{4}}oz")
CELLS_LEFT_BLANK = "d'une forme non lue, laissées vides"  # Grist's own codes, counted in a note
TWO_LINES = "en-tête sur deux lignes"
LONGEST_SENTENCE = 3000  # characters: a person reads it on a screen


@dataclass(frozen=True)
class Journey:
    """A file that was read: as a table, as a person accepted its columns, as statements."""

    table: RawTable
    mapping: Mapping
    found: Imported


def mark(number: int) -> str:
    """Return a word that nobody writes, which nothing cuts nor masks."""
    digits = [CONSONANTS[number >> shift & 15] for shift in (12, 8, 4, 0)]
    return f"zoq{''.join(digits)}oz"


def marks_of(text: str) -> set[str]:
    return set(MARK.findall(text))


def travel(raw: bytes, filename: str) -> Journey | str:
    """Take a file from its bytes to its statements; the sentence of its refusal if it is refused."""
    try:
        table = read_table(raw, filename)
    except SurveyError as error:
        return sentence_of(error)
    mapping = accepted(table)
    return Journey(table, mapping, imported(table, mapping))


def imported(table: RawTable, mapping: Mapping) -> Imported:
    return to_statements(
        table, mapping, survey_id="s", origin=ORIGIN, communes=COMMUNES, today=TODAY,
        outlines=OUTLINES,
    )  # fmt: skip


def accepted(table: RawTable) -> Mapping:
    """Return the mapping that a person agrees to, who names the answers' column if none is found."""
    proposed = propose(table)
    assert from_yaml(to_yaml(proposed)) == proposed, proposed
    if any(proposed.named(role) for role in SPOKEN_ROLES):
        return proposed
    with pytest.raises(SurveyError) as caught:
        imported(table, proposed)
    sentence_of(caught.value)
    chosen = min(proposed.columns, key=lambda c: (c.role in UNREAD[:2], c.role not in UNREAD))
    columns = [
        Column(name=c.name, role="statement_text") if c is chosen else c for c in proposed.columns
    ]
    return Mapping(kind=proposed.kind, columns=tuple(columns))


def assert_told_with_a_remedy(error: SurveyError) -> None:
    assert error.faults
    assert all(fault.what and fault.remedy for fault in error.faults), str(error)


def sentence_of(error: SurveyError) -> str:
    """Return what a person reads: what is wrong, and what to do about it."""
    assert_told_with_a_remedy(error)
    assert len(str(error)) <= LONGEST_SENTENCE * len(error.faults), str(error)[:500]
    assert str(error).encode("utf-8")
    return str(error)


def assert_every_row_is_told_once(journey: Journey) -> None:
    """Rows in = kept + set aside + rejected + not an answer, each listed under its number."""
    table, found = journey.table, journey.found
    of_groups = table.left_out["reason_fr"].str.startswith("groupe répété «")
    numbers = Counter([*table.frame.index, *table.left_out.loc[~of_groups, "source_row"]])
    numbers.update(range(_first_header_row(table), table.header_row + 1))
    assert numbers == Counter(range(1, max(numbers, default=0) + 1))
    counts = dict(found.counts)
    statuses = {
        "mise_de_cote": "set_aside",
        "rejetee": "rejected",
        "pas_une_reponse": "not_an_answer",
    }
    listed = Counter(found.rejects["status"].map(statuses))
    assert all(counts[status] == listed[status] for status in statuses.values())
    assert counts["rows_in"] == len(table.frame) + len(table.left_out)
    assert counts["rows_in"] == counts["kept"] + len(found.rejects)
    assert found.rejects["reason_fr"].str.strip().ne("").all()
    told = [*stated(found.statements)["source_row"], *found.proposals["source_row"]]
    assert len(set(told)) == counts["kept"]
    assert set(told) == set(table.frame.index) - _refused_rows(journey)


def assert_nothing_written_is_lost(journey: Journey, raw: bytes, marks: set[str]) -> None:
    """What the file holds is in a cell, a column's name, or a row listed as left out."""
    table = journey.table
    cells = [str(cell) for cell in table.frame.to_numpy().ravel() if isinstance(cell, str)]
    labels = [label for options in table.options.values() for label in options]
    lost = marks - marks_of("\n".join([*cells, *map(str, table.frame.columns), *labels]))
    if not any(CELLS_LEFT_BLANK in note for note in table.notes):
        assert not lost or lost <= _marks_left_out(table, raw, lost), lost
    for role in SPOKEN_ROLES:
        for name in journey.mapping.named(role):
            _assert_said(journey, name)


def _assert_said(journey: Journey, name: str) -> None:
    found = journey.found
    said: dict[int, str] = {}
    for rows, texts in (
        (stated(found.statements)["source_row"], stated(found.statements)["statement_text"]),
        (found.proposals["source_row"], found.proposals["proposal_text"]),
    ):
        for row, text in zip(rows, texts, strict=True):
            said[row] = f"{said.get(row, '')}\n{text}"
    for row, cell in journey.table.frame[name].dropna().items():
        # What is masked may hold the mark; what looks like markup is taken out.
        if row in said and "<" not in cell and "[" not in said[row]:
            assert marks_of(cell) <= marks_of(said[row]), (cell, said[row])


def _first_header_row(table: RawTable) -> int:
    if table.header_row == 0:
        return 1
    return table.header_row - any(note.startswith(TWO_LINES) for note in table.notes)


def _refused_rows(journey: Journey) -> set[int]:
    of_groups = journey.found.rejects["reason_fr"].str.startswith("groupe répété «")
    return set(journey.found.rejects.loc[~of_groups, "source_row"])


def _marks_left_out(table: RawTable, raw: bytes, lost: set[str]) -> set[str]:
    numbers = table.left_out["source_row"].tolist()
    if table.encoding is None:  # a workbook: its rows bear one mark each
        filled = table.left_out["reason_fr"].ne("ligne vide").sum()
        return lost if len(lost) <= filled else set()
    text = decode(raw, "")[0]
    if table.header_row == 0:
        data = json.loads(text)
        about = data if isinstance(data, dict) else {}
        names = [n for n in ("records", "results", "submissions") if isinstance(about.get(n), list)]
        records = about[names[0]] if names else data
        return marks_of("\n".join(json.dumps(records[number - 1]) for number in numbers))
    rows = list(
        csv.reader(io.StringIO(text, newline=""), delimiter=table.separator or NO_SEPARATOR)
    )
    return marks_of("\n".join(cell for number in numbers for cell in rows[number - 1]))
