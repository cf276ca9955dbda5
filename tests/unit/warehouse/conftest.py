"""A store in a new folder, an engine, and a small way to write models."""

import pytest

from generator.warehouse.building import build_table
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.models import build_order, read_folder
from generator.warehouse.store import Store

HEADER = "-- Une phrase.\n-- grain: one row per commune\n-- keys: {keys}\n"


@pytest.fixture(scope="session")
def con():
    with connect(EngineOptions(memory_limit="500MB", threads=1)) as opened:
        yield opened


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "entrepot")
    made.tables.mkdir(parents=True)
    return made


@pytest.fixture
def write_model(tmp_path):
    def write(name, select, *, keys="commune_code", folder="1_territory", header=None):
        path = tmp_path / "sql" / folder / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((HEADER.format(keys=keys) if header is None else header) + select)
        return path

    return write


@pytest.fixture
def build_all(tmp_path, con, store):
    """Build every model written, and return the records by table."""

    def build(given=()):
        made = {}
        for step in [
            *given,
            *build_order(read_folder(tmp_path / "sql", con), [g.name for g in given]),
        ]:
            made[step.name] = build_table(con, store, step, made)
        return made

    return build
