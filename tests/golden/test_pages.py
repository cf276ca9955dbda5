import pytest

from tests.golden.pages import PAGES, ROOT


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_says_what_the_files_say(name):
    kept = (ROOT / name).read_text(encoding="utf-8")
    assert kept == PAGES[name](), "lancez « make docs »"
