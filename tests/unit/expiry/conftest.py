"""An empty workspace."""

import pytest

from generator.warehouse.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path / "espace")
    made.create()
    return made
