"""In a real browser, on a real server: what is kept while filtering, what administrators see."""

import pytest
from playwright.sync_api import expect

from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow


def test_the_administration_is_in_french_and_gives_a_territory(visitor):
    page = visitor("chef")
    page.goto("/administration/review/person/")
    page.get_by_role("link", name="lectrice").click()
    expect(page.get_by_role("heading", name="Territoires confiés")).to_be_visible()


def test_what_is_ticked_stays_so_while_other_words_are_looked_for(visitor):
    page = visitor("camille")
    page.goto(f"/territoires/{OUCHE}/opportunites/")
    for word in ("velo", "ressourcerie"):
        page.get_by_label("Chercher").fill(word)
        page.wait_for_url(f"**q={word}**")
        page.locator("tbody [name=o]").first.check()
    page.get_by_role("button", name="Comparer les opportunités cochées").click()
    page.wait_for_url("**/comparer/**")
    names = page.locator("thead th").all_inner_texts()
    assert sorted(name[:7] for name in names) == ["Atelier", "Recycle"]
