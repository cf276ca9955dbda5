"""Write the generated pages (``make docs``)."""

from tests.golden.pages import PAGES, ROOT

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")
        print(name)
