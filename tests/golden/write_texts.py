"""Rewrite the golden texts (``make golden``); the difference is read before it is committed."""

import tempfile
from pathlib import Path

from tests.golden.sheets import TEXTS, demo_tables, sheets, text_of_pdf

if __name__ == "__main__":
    TEXTS.mkdir(exist_ok=True)
    for old in TEXTS.glob("*.txt"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for name, pdf in sheets(demo_tables(Path(folder))).items():
            (TEXTS / f"{name}.txt").write_text(text_of_pdf(pdf), encoding="utf-8")
            print(name)
