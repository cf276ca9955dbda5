"""The producers' own files: required in CI, skipped with a message where they are absent."""

import os
from datetime import date
from pathlib import Path

import pytest

from generator import runs
from generator.settings import shipped
from generator.sources import all_sources
from generator.warehouse.engine import EngineOptions
from generator.warehouse.workspace import Workspace

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("GENERATEUR_DONNEES", ROOT.parent / "shared" / "data")).resolve()

DAY = date(2026, 11, 22)


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


def plan(root, mirror, *, threads=2, sources=None):
    workspace = Workspace(root)
    workspace.create()
    return runs.Plan(
        workspace,
        shipped("sql"),
        shipped("data"),
        sources or all_sources(),
        DAY,
        mirror=mirror,
        # What is optional is not among the producers' files; its tests make their own.
        without=frozenset(key for key, one in all_sources().items() if one.is_optional),
        engine=EngineOptions(threads=threads),
    )


@pytest.fixture(scope="session")
def france(tmp_path_factory, mirror):
    """Build the country once, with two threads; nobody may write there again."""
    made = plan(tmp_path_factory.mktemp("france"), mirror)
    return made, runs.run(made)
