"""A catalogue of one activity, and the one that ships."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogues import read_catalogue
from generator.errors import CatalogueError
from tests.unit.catalogues.entries import THEME, write, write_activity


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole catalogue of one activity."""
    data = tmp_path / "data"
    write(data / "themes.yaml", {"themes": [THEME]})
    kind = {
        "id": "workshop",
        "label_fr": "atelier",
        "family": "premises",
        "brownfield_counts": True,
    }
    write(data / "resource_kinds.yaml", {"resource_kinds": [kind]})
    header = "class_id,label_fr,min_score,rank_order"
    (data / "classes.csv").write_text(f"{header}\nen_veille,en veille,0,1\n", encoding="utf-8")
    write_activity(data)
    return data


@pytest.fixture
def refusal(folder: Path) -> Callable[[], str]:
    """Read the folder and hand over the sentences of the refusal."""

    def read() -> str:
        with pytest.raises(CatalogueError) as refused:
            read_catalogue([folder])
        return str(refused.value)

    return read
