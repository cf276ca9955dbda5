"""The producers' own files: required in CI, skipped with a message where they are absent."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("GENERATEUR_DONNEES", ROOT.parent / "shared" / "data")).resolve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if DATA.is_dir() or os.environ.get("CI") == "true":
        return
    absent = pytest.mark.skip(reason=f"fichiers des producteurs absents : {DATA}")
    for item in items:
        if item.get_closest_marker("real"):
            item.add_marker(absent)


@pytest.fixture(scope="session")
def mirror() -> Path:
    return DATA
