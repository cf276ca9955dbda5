"""Two officers on one opportunity, in real browsers."""

import pytest
from playwright.sync_api import expect

from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
KEY = f"{OUCHE}-atelier_velo"
PAGE = f"/opportunites/{KEY}/"


def decide(page, verdict, words):
    page.get_by_label(verdict, exact=True).check()
    page.get_by_label("Commentaire", exact=True).fill(words)
    page.get_by_role("button", name="Enregistrer la décision").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_two_officers_at_once_lose_nothing(visitor, javascript):
    one = visitor("camille", java_script_enabled=javascript)
    other = visitor("chef", java_script_enabled=javascript)
    for page in (one, other):
        page.goto(PAGE)
    decide(one, "À approfondir", "Un local est en vue")
    expect(one.get_by_text("La décision est enregistrée.")).to_be_visible()
    decide(other, "Retenir", "Le comité est d’accord")
    expect(other.get_by_text("Quelqu’un a décidé pendant que vous lisiez.")).to_be_visible()
    assert other.get_by_label("Commentaire", exact=True).input_value() == "Le comité est d’accord"
    other.get_by_role("button", name="Enregistrer la mienne à la suite").click()
    one.goto(PAGE)
    history = one.locator(".history li")
    assert "Le comité est d’accord" in history.nth(0).inner_text()
    assert "Un local est en vue" in history.nth(1).inner_text()
