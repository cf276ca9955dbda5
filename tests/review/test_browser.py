"""In a real browser, on a real server: what only an administrator sees."""

import pytest

pytestmark = pytest.mark.slow


def test_the_administration_is_in_french_and_gives_a_territory(visitor):
    page = visitor("chef")
    page.goto("/administration/review/person/")
    page.get_by_role("link", name="lectrice").click()
    assert page.get_by_role("heading", name="Territoires confiés").is_visible()
