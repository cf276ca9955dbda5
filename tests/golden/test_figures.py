"""Each number printed on a brief of the demonstration comes from a cell of its tables."""

import pytest

from generator.publication.briefs.brief import render
from generator.publication.briefs.by_epci import ByEpci
from generator.publication.briefs.content import brief_content
from tests.golden.figures import NUMBER, numbers, untraced
from tests.golden.sheets import BUILD, demo_tables, text_of_pdf

OUCHE = "200039055"
EVERY = 8  # numbers of the brief: all of them would take a minute
CAUGHT_SHARE = 0.6  # of last digits changed; the others meet another figure of the same line


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    return ByEpci(demo_tables(tmp_path_factory.mktemp("chiffres")))


def printed(cut, code):
    return text_of_pdf(render(brief_content(cut.of(code), code, BUILD)))


@pytest.mark.parametrize("code", [OUCHE, "200039063", "242100410", "242101442"])
def test_every_number_of_a_brief_is_in_its_tables(cut, code):
    text = printed(cut, code)
    assert numbers(text, cut.of(code)) > 50
    assert untraced(text, cut.of(code)) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("out_territories", "population"),
        ("out_territories", "median_income_eur"),
        ("out_gaps", "expected_count"),
        ("out_needs", "statement_count"),
        ("out_opportunities", "score"),
    ],
)
def test_a_figure_that_is_not_the_one_of_the_tables_is_found(cut, table, column):
    text = printed(cut, OUCHE)
    tables = cut.of(OUCHE)
    moved = tables[table].copy()
    moved[column] = moved[column].astype("Float64") * 1.37
    assert untraced(text, {**tables, table: moved})


def test_most_numbers_wrong_by_one_are_found(cut):
    text = printed(cut, OUCHE)
    places = [found.end() - 1 for found in NUMBER.finditer(text)][::EVERY]
    wrong = (text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :] for at in places)
    caught = sum(bool(untraced(one, cut.of(OUCHE))) for one in wrong)
    assert caught >= CAUGHT_SHARE * len(places)
