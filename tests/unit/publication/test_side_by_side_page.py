"""Territories side by side on one printed page."""

import pytest

from generator.errors import UsageError
from generator.publication.side_by_side import render_page, side_by_side
from generator.publication.side_by_side.page import page_content

from .side_by_side_tables import FEW, HERE, ISLAND, PLACES, small_tables
from .structure import read_document


@pytest.fixture(scope="module")
def told():
    return side_by_side(small_tables(), PLACES, "abc")


@pytest.fixture(scope="module")
def document(told):
    return read_document(render_page(told))


def test_the_comparison_is_one_page_in_french_with_its_title(document, told):
    assert len(document.painted) == 1
    assert document.language.startswith("fr")
    assert told.territories[0].name_fr in document.title


def test_every_territory_heads_a_column_for_who_does_not_see_the_page(document):
    [table] = document.root.of("/Table")
    head, *rows = table.of("/TR")
    assert {cell.scope for cell in head.children} == {"/Column"}
    assert len(head.children) == 1 + len(PLACES)
    # A row is a line of figures, or the name of a part across the page.
    assert {len(row.children) for row in rows} == {1, 1 + len(PLACES)}


def test_the_order_told_is_the_order_printed(document):
    printed = list(dict.fromkeys(mark for mark in document.painted[0] if isinstance(mark, int)))
    told = [mark for _, mark in document.root.contents()]
    assert [mark for mark in told if mark in printed] == printed


def test_the_same_comparison_gives_the_same_bytes(told):
    assert render_page(told) == render_page(told)


def test_what_a_screen_leaves_out_is_counted_and_not_printed(told):
    content = page_content(told)
    main = [line for line in told.lines if line.is_main]
    assert sum(len(part["rows"]) for part in content["parts"]) == len(main)
    assert sum(part["total"] for part in content["parts"]) == len(told.lines)


def test_words_agree_with_the_number_of_territories(told):
    two = side_by_side(small_tables(), (HERE, FEW), "abc")
    assert page_content(two)["subtitle_fr"] == "et 1\u00a0autre territoire"
    assert page_content(told)["subtitle_fr"] == "et 2\u00a0autres territoires"


def test_more_territories_than_a_page_holds_are_refused_with_what_to_do():
    many = side_by_side(small_tables(), (HERE, ISLAND, FEW, HERE, ISLAND, FEW, HERE), "abc")
    with pytest.raises(UsageError, match=r"7 territoires.*\.xlsx ou \.csv"):
        render_page(many)
