"""A workspace with one survey to bring in."""

import pytest

from tests.unit.intake.surveys import SURVEY


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "enquetes").mkdir()
    (tmp_path / "Besoins 2026.csv").write_text(SURVEY, encoding="utf-8")
    return tmp_path
