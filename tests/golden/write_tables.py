"""Rewrite the golden tables (``make golden``); the difference is read before it is committed."""

import tempfile
from pathlib import Path

from tests.golden.published import FOLDER, published

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.csv"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in published(Path(folder)).items():
            (FOLDER / f"{name}.csv").write_text(text, encoding="utf-8")
            print(f"{name} : {text.count(chr(10)) - 1} lignes")
