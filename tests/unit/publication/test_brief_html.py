import itertools
import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import pytest

from generator.publication.briefs.brief_html import brief_html
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.markup import drawing, page, style_sheet
from generator.publication.briefs.palette import COLOURS

from .territories import DEMO
from .variants import VARIANTS

BUILD = "0123456789ab"
VOID = {"meta", "rect", "path", "line", "circle", "use", "br"}
# What a PDF has no room for, or says in another form, and what a drawing says by itself.
NOT_PRINTED = {"withheld_short_fr", "epci_code", "hot_codes", "svg", "alt_fr", "key_svg", "fill"}


class Reader(HTMLParser):
    """Keep the open elements, the headings and the texts of a page."""

    def __init__(self):
        super().__init__()
        self.open, self.levels, self.identifiers, self.texts = [], [], [], []

    def handle_starttag(self, tag, attrs):
        if tag in {"h1", "h2", "h3", "h4"}:
            self.levels.append(int(tag[1]))
        self.identifiers += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, _, attrs):
        self.identifiers += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def read(fragment):
    reader = Reader()
    reader.feed(fragment)
    assert reader.open == []
    return reader


def texts_of(value):
    """Give every text of a content that a page must say, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_PRINTED:
                yield from texts_of(getattr(value, field.name))


@pytest.fixture(scope="module", params=VARIANTS)
def content(request, tables):
    code, change, _ = VARIANTS[request.param]
    return brief_content(change(tables), code, BUILD)


def test_a_drawing_keeps_letters_without_serifs_where_its_own_font_is_missing(tables):
    svg = brief_content(tables, DEMO, BUILD).map.svg
    families = set(re.findall(r'font-family="([^"]*)"', svg))
    assert families
    assert all(family.endswith(", sans-serif") for family in families)


def test_the_page_says_all_that_the_content_holds(content):
    said = re.sub(r"\s+", "", "".join(read(brief_html(content)).texts))
    themes = {field for one in content.voices.themes for field in texts_of(one)}
    steps = set(content.next_steps)
    few = len(content.shortlist.proposals) < 3
    missing = [
        text
        for text in texts_of(content)
        if re.sub(r"\s+", "", text) not in said
        and (few or text not in themes | steps)
        # Details of carriers are in the opportunity's note.
        and text not in {c.detail_fr for p in content.shortlist.proposals for c in p.carriers}
    ]
    assert missing == []


def test_headings_open_at_the_first_level_and_skip_none(content):
    levels = read(brief_html(content)).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_no_two_drawings_share_an_identifier(content):
    identifiers = read(brief_html(content)).identifiers
    assert len(set(identifiers)) == len(identifiers)


def test_each_drawing_tells_its_finding_to_a_voice(content):
    html = brief_html(content)
    described = [d for d in (content.map, content.voices.chart) if d is not None]
    assert html.count('role="img"') >= len(described)
    for one in described:
        assert one.alt_fr.split("&")[0][:40] in html.replace("&#x27;", "'")


def test_a_text_that_looks_like_markup_is_only_a_text(tables):
    plain = brief_content(tables, DEMO, BUILD)
    hostile = replace(plain, title_fr='<script>alert("x")</script>', decision_fr="a < b & c")
    html = brief_html(hostile)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "a &lt; b &amp; c" in html


def test_the_page_alone_needs_nothing_from_outside(tables):
    whole = page(brief_html(brief_content(tables, DEMO, BUILD)), "Fiche")
    assert '<html lang="fr">' in whole
    assert "src=" not in whole
    addresses = set(re.findall(r"https?://[^\"'<\s)]+", whole))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_the_style_sheet_names_only_the_colours_of_the_palette():
    css = style_sheet()
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", css)) == set(COLOURS.values())
    assert set(re.findall(r"var\(--(\w+)\)", css)) <= set(COLOURS)


def test_the_fills_of_two_drawings_stay_apart():
    svg = '<svg><pattern id="points"/><rect fill="url(#points)"/></svg>'
    assert 'id="carte-points"' in drawing(svg, "carte")
    assert "url(#carte-points)" in drawing(svg, "carte")
