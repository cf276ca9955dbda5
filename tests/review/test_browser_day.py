"""The officer's day in a real browser: with a mouse, without JavaScript, with the keyboard alone.

Sign in, find, understand, change weights, compare, decide, see the history, take a file away.
"""

import csv
import io

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.review.browser import PASSWORD
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
TERRITORY, ACTIVITY = "CC Ouche et Montagne", "Recyclerie / ressourcerie généraliste"
KEY = f"{OUCHE}-recyclerie"
WORDS = "Le comité du 4 décembre l’a retenue ; à revoir au printemps."
FOUND = f"/territoires/{OUCHE}/opportunites/?q=recyclerie"
TICKS, COMPARE = "tbody [name=o]", "Comparer les opportunités cochées"
# The order of keys is that of the page, and each stop is seen: drawn around, on the screen.
STOP = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const before = window.stopped === document.body ? null : window.stopped;
  window.stopped = one;
  if (one === document.body) return [true, "the end of the page, from where it begins again"];
  const isAfter = !before || !before.isConnected || before === one
    || !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
  const isDrawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const isThere = box.width > 0 && box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  return [isAfter && isDrawn && isThere, one.outerHTML.slice(0, 150)];
}"""
MOST_STOPS = 300


def taken(page, link, folder):
    """Follow a link that gives a file; return where it was kept."""
    with page.expect_download() as started:
        link()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def told_of(path):
    """Read what a file taken away says of the opportunity."""
    if path.suffix == ".csv":
        text = io.StringIO(path.read_text(encoding="utf-8-sig"))
        rows = list(csv.DictReader(text, delimiter=";"))
        [row] = [row for row in rows if row["opportunity_id"] == KEY]
        return row["review_verdict_fr"], row["review_comment_fr"]
    book = CalamineWorkbook.from_path(path)
    [row] = [row for row in book.get_sheet_by_name("Opportunités").to_python() if KEY in row]
    return next(cell for cell in row if cell == "Retenir"), next(c for c in row if c == WORDS)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_officers_day(visitor, tmp_path, javascript):
    page = visitor("camille", java_script_enabled=javascript, accept_downloads=True)
    finds(page, javascript)
    page.get_by_role("link", name=ACTIVITY).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith(ACTIVITY)
    expect(page.get_by_role("heading", name="Pourquoi elle est là")).to_be_visible()
    page.go_back()
    weighs_and_compares(page, javascript)
    page.go_back()
    page.get_by_role("link", name=ACTIVITY).click()
    page.get_by_label("Retenir", exact=True).check()
    page.get_by_label("Commentaire", exact=True).fill(WORDS)
    page.get_by_role("button", name="Enregistrer la décision").click()
    is_recorded(page)
    page.goto(f"/territoires/{OUCHE}/decisions/")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.goto(FOUND)
    for name in ("classeur (XLSX)", "CSV"):
        path = taken(page, page.get_by_role("link", name=name).click, tmp_path)
        assert told_of(path) == ("Retenir", WORDS)


def finds(page, javascript):
    page.get_by_role("link", name=TERRITORY, exact=True).click()
    page.locator(".sections").get_by_role("link", name="Opportunités").click()
    every = page.locator("tbody tr").count()
    page.get_by_label("Chercher").press_sequentially("recyclerie")
    if not javascript:
        page.get_by_role("button", name="Appliquer", exact=True).click()
    page.wait_for_url("**q=recyclerie**")
    count = page.locator("tbody tr").count()
    assert 0 < count < every
    assert page.locator(".count").inner_text().startswith(str(count))


def weighs_and_compares(page, javascript):
    page.locator("#poids summary").click()
    page.get_by_role("spinbutton", name="Besoin exprimé").fill("8")
    if not javascript:
        page.get_by_role("button", name="Appliquer ces poids").click()
    page.wait_for_url("**poids-besoin=8**")
    expect(page.get_by_text("Pondération d’essai").first).to_be_visible()
    for nth in (0, 1):
        page.locator(TICKS).nth(nth).check()
    page.get_by_role("button", name=COMPARE).click()
    expect(page.get_by_role("heading", name="Comparer", exact=True)).to_be_visible()
    assert "poids-besoin=8" in page.url


def is_recorded(page):
    expect(page.get_by_text("La décision est enregistrée.")).to_be_visible()
    assert WORDS in page.locator(".history li").first.inner_text()


def tab_to(page, wanted):
    """Press Tab until something is reached; each stop on the way is seen and in its order."""
    for _ in range(MOST_STOPS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
        is_right, html = page.evaluate(STOP)
        assert is_right, html
    pytest.fail(f"{MOST_STOPS} stops and never there: {wanted}")


def press(page, wanted, key="Enter"):
    tab_to(page, wanted)
    page.keyboard.press(key)


def write(page, field, text):
    tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_the_same_day_with_the_keyboard_alone(visitor, tmp_path):
    page = visitor(accept_downloads=True)
    page.goto("/connexion/")
    write(page, page.get_by_label("Identifiant", exact=True), "camille")
    write(page, page.get_by_label("Mot de passe", exact=True), PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    press(page, page.locator(".skip"))
    press(page, page.get_by_role("link", name=TERRITORY, exact=True))
    page.wait_for_url(f"**/territoires/{OUCHE}/")
    press(page, page.locator(".sections").get_by_role("link", name="Opportunités"))
    page.wait_for_url("**/opportunites/")
    write(page, page.get_by_label("Chercher", exact=True), "recyclerie")
    page.wait_for_url("**q=recyclerie**")
    weighs_and_compares_by_keys(page)
    page.go_back()  # the browser's own key, which a browser without a window does not have
    page.wait_for_url("**q=recyclerie**")
    press(page, page.get_by_role("link", name=ACTIVITY))
    page.wait_for_url(f"**/opportunites/{KEY}/**")
    press(page, page.get_by_label("Retenir", exact=True), "Space")
    write(page, page.get_by_label("Commentaire", exact=True), WORDS)
    press(page, page.get_by_role("button", name="Enregistrer la décision"))
    page.wait_for_url("**#decision")
    is_recorded(page)
    page.goto(FOUND)
    tab_to(page, page.get_by_role("link", name="CSV"))
    path = taken(page, lambda: page.keyboard.press("Enter"), tmp_path)
    assert told_of(path) == ("Retenir", WORDS)


def weighs_and_compares_by_keys(page):
    press(page, page.locator("#poids summary"))
    write(page, page.get_by_role("spinbutton", name="Besoin exprimé"), "8")
    page.wait_for_url("**poids-besoin=8**")
    for nth in (0, 1):
        press(page, page.locator(TICKS).nth(nth), "Space")
    press(page, page.get_by_role("button", name=COMPARE))
    page.wait_for_url("**/comparer/**")
