import re
from html.parser import HTMLParser

import pytest

from generator.french import typographic
from generator.publication import index_page
from generator.publication.edition import Imprint, Withdrawal
from generator.publication.method_page import LIMITS

from .conftest import stored
from .territories import DEMO, METROPOLIS
from .test_release import _publish

VOID = {"meta", "link", "br"}
AA = 4.5  # WCAG 2: the contrast of a text


class Page(HTMLParser):
    """What a browser or a voice finds: elements in order, texts, and that each is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module")
def release(store_and_build, tmp_path_factory):
    return _publish(store_and_build, tmp_path_factory.mktemp("index"), (DEMO,), DEMO, briefs=True)


@pytest.fixture(scope="module")
def text(release):
    return (release.folder / "index.html").read_text(encoding="utf-8")


def _words(text):
    return re.sub(r"\s+", " ", "".join(Page(text).words))


def test_the_page_says_its_language_its_title_and_its_parts_in_order(text):
    page = Page(text)
    assert page.all("html") == [{"lang": "fr"}]
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels == [1] + [2] * len(index_page.SECTIONS)
    assert "<title>Activités à étudier\u202f: CC Ouche et Montagne</title>" in text


def test_every_table_has_a_caption_and_headings(text):
    page = Page(text)
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert {attrs.get("scope") for attrs in page.all("th")} == {"col", "row"}


def test_every_link_leads_to_a_file_of_the_release_or_to_a_part_of_the_page(text, release):
    page = Page(text)
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    for attrs in page.all("a"):
        path, _, part = attrs["href"].partition("#")
        assert (release.folder / path).is_file() if path else part in ids


def test_many_territories_are_parted_by_departement(store_and_build, tmp_path, monkeypatch):
    monkeypatch.setattr(index_page, "TOGETHER", 1)
    release = _publish(store_and_build, tmp_path, (DEMO, METROPOLIS))
    page = Page((release.folder / "index.html").read_text(encoding="utf-8"))
    assert len(page.all("details")) == len(page.all("summary")) == 2


def test_the_page_asks_nothing_of_the_outside_and_runs_nothing(text):
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.elements}
    assert not re.search(r"url\(|@import|https?:|//", index_page.STYLE.read_text(encoding="utf-8"))


def test_the_page_says_what_the_results_do_not_say(text):
    said = typographic(LIMITS.partition("\n\n")[2]).split(",")[0]
    assert said in _words(text)


def test_the_page_says_who_withdrew_nothing_but_that_somebody_did(store_and_build, tmp_path):
    imprint = Imprint(withdrawals=(Withdrawal("2026-11-01", ("abc-essai",)),))
    release = _publish(store_and_build, tmp_path, imprint=imprint)
    words = _words((release.folder / "index.html").read_text(encoding="utf-8"))
    assert "Le 1er novembre 2026, des réponses ont été retirées" in words
    assert "Cette publication remplace abc-essai" in words
    note = (release.folder / "RETRAIT.md").read_text(encoding="utf-8")
    assert "1er novembre 2026" in note


def test_without_a_withdrawal_there_is_no_note(release):
    assert not (release.folder / "RETRAIT.md").exists()


def test_a_name_that_looks_like_a_tag_stays_a_name(tables, tmp_path):
    named = tables["out_territories"].assign(epci_name="CC <script>alert(1)</script> & Cie")
    build = stored({**tables, "out_territories": named}, tmp_path / "entrepot")
    text = (_publish(build, tmp_path / "release").folder / "index.html").read_text(encoding="utf-8")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_an_unknown_population_is_said_unknown(tables, tmp_path):
    blank = tables["out_territories"].assign(population=None).astype({"population": "Int64"})
    build = stored({**tables, "out_territories": blank}, tmp_path / "entrepot")
    text = (_publish(build, tmp_path / "release", (METROPOLIS,)).folder / "index.html").read_text(
        encoding="utf-8"
    )
    assert 'data-head="Habitants" class="figure">inconnu</td>' in text


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["clair", "sombre"])
def test_every_text_stands_out_from_what_is_under_it(mode):
    css = index_page.STYLE.read_text(encoding="utf-8")
    blocks = re.findall(r":root \{([^}]*)\}", css)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[mode]))
    pairs = [
        ("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "band"),
        ("mark", "mark-band"),
    ]  # fmt: skip
    for text, under in pairs:
        assert _contrast(colours[text], colours[under]) >= AA, (text, under)
