"""In a real browser, on a real server: sign in, find, read; no violation, no outside request."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
TABLE = f"/territoires/{OUCHE}/opportunites/"


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def test_an_officer_signs_in_and_finds_an_activity_by_a_word(visitor):
    page = visitor("camille")
    page.get_by_role("link", name="CC Ouche et Montagne").click()
    rows = page.locator("tbody tr")
    every = rows.count()
    page.get_by_label("Chercher").press_sequentially("velo")
    page.wait_for_url("**q=velo**")
    assert 0 < rows.count() < every
    assert page.get_by_role("status").inner_text().endswith(("opportunité", "opportunités"))


def test_the_same_without_javascript(visitor):
    page = visitor("camille", java_script_enabled=False)
    page.goto(TABLE)
    page.get_by_label("Chercher").fill("velo")
    page.get_by_role("button", name="Appliquer").click()
    assert "q=velo" in page.url
    assert page.locator("tbody tr").count() > 0


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_violation_nor_overflows(visitor, width, scheme):
    page = visitor("chef", width=width, color_scheme=scheme)
    for address in ("/", TABLE, "/opportunites/", "/mot-de-passe/"):
        page.goto(address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_sign_in_page_has_no_accessibility_violation(visitor):
    page = visitor()
    page.goto("/connexion/")
    assert violations(page) == []


def test_the_keyboard_alone_reaches_the_content_then_a_territory(visitor):
    page = visitor("camille")
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_q"
    link = page.get_by_role("link", name="CC Ouche et Montagne")
    for _ in range(4):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{TABLE}")


def test_the_administration_is_in_french_and_gives_a_territory(visitor):
    page = visitor("chef")
    page.goto("/administration/review/person/")
    page.get_by_role("link", name="lectrice").click()
    assert page.get_by_role("heading", name="Territoires confiés").is_visible()
