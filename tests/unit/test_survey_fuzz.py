import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SurveyError
from generator.needs.answers.mapping import fit, from_yaml, propose, to_yaml
from generator.needs.files.reading import read_table
from tests.fuzz import grids, journey, mutants, texts, workbooks
from tests.fuzz.forms import FORMS, GOOGLE, ODK
from tests.fuzz.journey import Journey, mark

NAMES = ["Besoin", "Commune", "Date", "Âge", "Profession", "latitude"]
CELL = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
    st.sampled_from(grids.NASTY),
)  # fmt: skip
ROWS = st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=1, max_size=6)
FUZZ = settings(max_examples=60, deadline=None, derandomize=True, database=None)
MUTANTS = 16  # of each of the 10 forms


def told(rows):
    return [[f"Il faut un bus {mark(i)}", *row] for i, row in enumerate(rows)]


def assert_read_to_the_last_row(raw, rows, header):
    found = journey.travel(raw, "e.csv")
    if isinstance(found, Journey):
        journey.assert_every_row_is_told_once(found)
        journey.assert_nothing_written_is_lost(found, raw, {mark(i) for i in range(len(rows))})
        numbers = [*found.table.frame.index, *found.table.left_out["source_row"]]
        last = max([found.table.header_row, *numbers])
        assert last == len(rows) + header


@FUZZ
@given(
    rows=ROWS,
    separator=st.sampled_from(texts.SEPARATORS),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_answers_written_as_text_are_read_to_the_last_or_refused(
    rows, separator, ending, encoding
):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator=ending)
    writer.writerows([NAMES, *told(rows)])
    raw = stream.getvalue().encode(encoding)
    assert_read_to_the_last_row(raw, rows, 1)


@FUZZ
@given(rows=ROWS)
def test_any_answers_written_as_a_workbook_are_read_to_the_last_or_refused(rows):
    sheet = {"Besoins": [NAMES, *told(rows)]}
    raw = workbooks.zipped(workbooks.workbook(sheet))
    assert_read_to_the_last_row(raw, rows, 1)


VALUE = st.recursive(
    CELL | st.none() | st.booleans() | st.floats() | st.integers(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(CELL, inside, max_size=3),
    max_leaves=6,
)


@FUZZ
@given(answers=st.lists(st.dictionaries(CELL, VALUE, max_size=4), min_size=1, max_size=5))
def test_any_answers_written_as_json_are_read_to_the_last_or_refused(answers):
    spoken = [{**answer, "Besoin": f"un bus {mark(i)}"} for i, answer in enumerate(answers)]
    assert_read_to_the_last_row(json.dumps(spoken).encode(), answers, 0)


@pytest.mark.parametrize("name", FORMS)
def test_a_spoiled_form_is_read_whole_or_refused_in_one_sentence(name):
    source = mutants.original(name, FORMS[name])
    read = [
        mutants.assert_read_whole_or_refused_clearly(mutants.mutant(source, number))
        for number in range(MUTANTS)
    ]
    assert any(read)


def test_a_spoiled_parcel_is_read_whole_or_refused_in_one_sentence():
    for number in range(40):
        raw = mutants.spoiled_parcel(ODK, number)
        mutants.assert_read_whole_or_refused_clearly(raw)


@FUZZ
@given(
    line=st.integers(0, 16),
    text=CELL | st.sampled_from(["[", "*a", "!!python/name:os.x", "0b_", "2024-13-45", "- - -"]),
)
def test_a_mapping_edited_by_hand_is_read_or_refused_in_one_sentence(line, text):
    table = read_table(GOOGLE, "e.csv")
    lines = [row for row in to_yaml(propose(table)).split("\n") if not row.startswith("#")]
    at = line % len(lines)
    lines[at] = f"{lines[at].partition(':')[0]}: {text}"
    try:
        mapping = fit(from_yaml("\n".join(lines)), table, "correspondance.yaml")
        found = journey.imported(table, mapping)
    except SurveyError as error:
        journey.assert_told_with_a_remedy(error)
    else:
        journey.assert_every_row_is_told_once(Journey(table, mapping, found))
