"""What can be proved of the accessibility of each sheet without a person or an outside validator."""

import itertools
import re

import pytest

from generator.publication.briefs.brief import render
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.palette import COLOURS, LAYOUTS, PAIRS
from generator.publication.drawings.sheet import contrast

from .structure import ARTIFACT, read_document
from .variants import VARIANTS

HEADING = re.compile(r"/H([1-6])")
TEXT_CONTRAST, DRAWN_CONTRAST = 4.5, 3.0
# Decoration: hairlines and dots that repeat what the words beside them say.
DECORATIONS = {"line"}


@pytest.fixture(scope="module", params=VARIANTS)
def sheet(request, tables):
    code, change, pages = VARIANTS[request.param]
    content = brief_content(change(tables), code, "0123456789ab")
    # Typst refuses by itself to print as PDF/UA-1 what breaks the rules it knows.
    return read_document(render(content)), content, pages


def levels(document):
    found = (HEADING.fullmatch(one.role) for one in document.root.walk())
    return [int(match[1]) for match in found if match]


def test_each_variant_has_the_pages_it_needs_and_no_more(sheet):
    document, _, pages = sheet
    assert len(document.painted) == pages


def test_the_document_is_french_and_shows_its_title(sheet):
    document, content, _ = sheet
    assert document.language.startswith("fr")
    assert document.title.startswith(content.title_fr)
    assert document.shows_title


def test_headings_open_at_the_first_level_and_skip_none(sheet):
    found = levels(sheet[0])
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_bookmarks_lead_to_each_heading(sheet):
    document = sheet[0]
    assert len(document.bookmarks) == len(levels(document))


def test_every_figure_says_its_finding(sheet):
    document, content, _ = sheet
    told = [figure.alt for figure in document.root.of("/Figure")]
    drawings = [content.map, content.voices.chart]
    drawings += [one.chart for one in content.since.activities] if content.since else []
    assert sorted(told) == sorted(drawing.alt_fr for drawing in drawings if drawing is not None)
    assert all(any(character.isdigit() for character in alt) for alt in told)


def test_every_column_of_a_table_has_its_header(sheet):
    for table in sheet[0].root.of("/Table"):
        head, *rows = table.of("/TR")
        assert {cell.role for cell in head.children} == {"/TH"}
        assert {cell.scope for cell in head.children} == {"/Column"}
        assert rows
        assert {len(row.children) for row in rows} == {len(head.children)}


def test_the_order_told_is_the_order_printed(sheet):
    document = sheet[0]
    told = list(document.root.contents())
    for page, painted in enumerate(document.painted):
        printed = list(dict.fromkeys(mark for mark in painted if isinstance(mark, int)))
        assert printed
        # A content that paints nothing, as a space between two words, has no place of its own.
        assert [mark for number, mark in told if number == page and mark in printed] == printed


def test_nothing_painted_is_left_outside_the_structure_unless_it_is_decoration(sheet):
    for painted in sheet[0].painted:
        assert "" not in painted
        assert ARTIFACT in painted  # hairlines and the foot of the page


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} sur {pair.back}")
def test_two_colours_seen_together_contrast_enough(pair):
    assert pair.least in {TEXT_CONTRAST, DRAWN_CONTRAST}
    assert contrast(COLOURS[pair.front], COLOURS[pair.back]) >= pair.least


def test_every_colour_is_in_a_pair_or_is_decoration():
    paired = {name for pair in PAIRS for name in (pair.front, pair.back)}
    assert paired | DECORATIONS == set(COLOURS)


def test_no_layout_has_a_colour_of_its_own():
    written = {
        path.name: re.findall(r"rgb\(\"|#[0-9a-f]{6}\b|luma\(|color\.", path.read_text("utf-8"))
        for path in LAYOUTS.iterdir()
        if path.name != "palette.toml"
    }
    assert {name: found for name, found in written.items() if found} == {}
