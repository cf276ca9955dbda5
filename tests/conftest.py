"""Every test runs from the root of the project, wherever pytest was called."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("GENERATEUR_DONNEES", ROOT.parent / "shared" / "data"))


@pytest.fixture(autouse=True)
def _from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("GENERATEUR_ESPACE", raising=False)
