"""Write the generated pages of ``docs/`` (``make docs``)."""

from tests.golden.pages import PAGES, ROOT

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
