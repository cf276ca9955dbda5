"""Write the generated pages (``make docs``)."""

from tests.golden.pages import PAGES, ROOT
from tests.golden.register_example import WORKBOOK, example_workbook

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")
        print(name)
    WORKBOOK.write_bytes(example_workbook())
    print(WORKBOOK.relative_to(ROOT))
