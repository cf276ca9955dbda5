"""Adding a source touches one file."""

import sys

import pytest

import generator.sources
from generator.errors import CatalogueError
from generator.sources import all_sources
from generator.sources.arrival import fetching, landing, snapshots
from generator.warehouse.frames import read_frame

NEW_SOURCE = '''"""A nomenclature."""
import io
import pandas as pd
from generator.contracts import NOMENCLATURES, Landed, Source

def parse(raw):
    """Read it."""
    return Landed(pd.read_csv(io.BytesIO(raw), sep=";", dtype={"code": "string"}))

SOURCE = Source(
    id="ma_source", title="Ma source", publisher="Moi", licence="Licence Ouverte",
    address="https://exemple.fr/", vintage="2026", files=("naf/*.csv",),
    landing=NOMENCLATURES, parse=parse,
)
'''


@pytest.fixture
def new_file(tmp_path, monkeypatch):
    def drop(name, text):
        (tmp_path / f"{name}.py").write_text(text)
        monkeypatch.setattr(
            generator.sources, "__path__", [*generator.sources.__path__, str(tmp_path)]
        )

    yield drop
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(f"generator.sources.{path.stem}", None)
        vars(generator.sources).pop(path.stem, None)


def test_one_file_dropped_in_the_folder_is_fetched_landed_and_in_the_bulletin(
    new_file, con, store, mirror
):
    before = set(all_sources())
    new_file("ma_source", NEW_SOURCE)
    found = all_sources()
    assert set(found) - before == {"ma_source"}
    bytes_found = fetching.from_mirror(
        found["ma_source"], mirror(a="nomenclature_id;code;label_fr;year\nnaf;6010Z;Radio;2025\n")
    )
    snapshot = snapshots.keep("ma_source", bytes_found, store.folder / "snapshots")
    arrival = landing.land_source(con, store, found["ma_source"], snapshot)
    made = landing.land_shapes(con, store, [arrival])
    rows = read_frame(store.tables / made["land_nomenclatures"].file)
    assert rows[["source_id", "code"]].to_numpy().tolist() == [["ma_source", "6010Z"]]
    assert landing.bulletin([arrival], {})["land_sources"]["title"].tolist() == ["Ma source"]


@pytest.mark.parametrize("text", ["", "SOURCE = 1\n", NEW_SOURCE.replace("ma_source", "autre")])
def test_a_file_without_a_source_of_its_name_is_refused_by_name(new_file, text):
    new_file("ma_source", text)
    with pytest.raises(CatalogueError, match=r"generator/sources/ma_source\.py : il manque SOURCE"):
        all_sources()
