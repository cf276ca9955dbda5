"""Every page of the address table in a real browser: accessible, whole on a phone, whole on paper.

A page added to the table is visited without a word here; one that is no page is told below.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.review.addresses import ADMINISTRATION, DJANGOS, OURS, address
from tests.review.browser import sign_in
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
# Files, and addresses that only answer a form.
NOT_PAGES = {
    "all-export", "brief", "carrier-sheet", "decide", "erase-weighting", "export", "note",
    "sheet-style", "sign-out",
    "admin:autocomplete", "admin:jsi18n", "admin:login", "admin:logout", "admin:password_change",
    "admin:view_on_site",
}  # fmt: skip
# The journals of sign-ins are only listed: nothing is in them yet.
JOURNALS = "admin:axes_"
PAGES = [
    name
    for name in (*OURS, *DJANGOS)
    if name not in NOT_PAGES and (not name.startswith(JOURNALS) or name.endswith("list"))
]
ASKED = {
    "all-opportunities": "?poids-besoin=5&q=e",
    "compare": f"?o={OUCHE}-recyclerie&o={OUCHE}-atelier_velo&poids-besoin=5",
    "new-weighting": "?poids-besoin=5",
}
PHONE, TABLET, DESK = 390, 1024, 1440
PAPER = 718  # A4 between margins of 10 mm, at 96 dots an inch
RULES = {"rules": {"target-size": {"enabled": True}}}


def violations(page):
    """Ask axe, its rule on the size of what a finger touches included, with all that folds open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


@pytest.fixture(scope="session")
def weighting_id(browser, site):
    """One weighting kept by « chef », so that its page exists."""
    window = browser.new_context(base_url=site, locale="fr-FR")
    page = window.new_page()
    sign_in(page, "chef")
    page.goto("/ponderations/nouvelle/?poids-besoin=7")
    page.get_by_label("Nom").fill("Besoins d’abord")
    page.get_by_role("button", name="Garder").click()
    link = page.get_by_role("link", name="Renommer ou partager « Besoins d’abord »")
    found = link.get_attribute("href").split("/")[2]
    window.close()
    return found


@pytest.fixture
def visited(visitor, weighting_id):
    """Open each page of the table, as someone who may see all; the sign-in page as a stranger."""

    def visit(width, **how):
        page, stranger = visitor("chef", width=width, **how), visitor(width=width, **how)
        for name in PAGES:
            known = {"weighting_id": weighting_id, "commune_code": "21273"}
            one = stranger if name == "sign-in" else page
            answer = one.goto(address(name, OUCHE, **known) + ASKED.get(name, ""))
            assert answer.status == 200, name
            yield name, one

    return visit


@pytest.mark.parametrize(("scheme", "width"), [("light", DESK), ("dark", TABLET), ("light", PHONE)])
def test_no_page_has_an_accessibility_violation_nor_scrolls_sideways(visited, scheme, width):
    found = {}
    # axe itself writes styles in the page; the printed pages are visited under the policy.
    for name, page in visited(width, color_scheme=scheme, bypass_csp=True):
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[name] = violations(page) + ([wide] if wide > width else [])
    assert {name: told for name, told in found.items() if told} == {}


# What is said only to who listens to a page is clipped away, whatever the sheet that does it.
CUT = """() => [...document.querySelectorAll("main *")].filter(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const unseen = up => up && (getComputedStyle(up).clipPath !== "none" || unseen(up.parentElement));
  return box.width > 1 && style.visibility !== "hidden" && !unseen(one)
    && (box.right > innerWidth + 1
      || (style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1));
}).map(one => one.outerHTML.slice(0, 120)).slice(0, 3)"""


def test_a_printed_page_has_no_menu_and_nothing_cut(visited):
    found = {}
    for name, page in visited(PAPER):
        page.emulate_media(media="print")
        if not name.startswith(ADMINISTRATION):
            menus = page.locator(".top nav, .who, .filters, .pages, .skip")
            shown = menus.locator("visible=true").count()
            found[name] = page.evaluate(CUT) + ["a menu"] * shown
        page.emulate_media(media="screen")
    assert {name: told for name, told in found.items() if told} == {}
