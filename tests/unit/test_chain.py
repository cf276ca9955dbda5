"""The key of what Python makes holds all the code it may call."""

import ast
import importlib.util
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import chain
from generator.catalogues import read_catalogue
from generator.settings import shipped
from generator.sources import all_sources
from generator.sources.arrival import landing
from generator.warehouse.building import PythonTable
from generator.warehouse.engine import EngineOptions, connect

CHAIN = Path(chain.__file__).parent
ELSEWHERE = {"generator.errors"}  # sentences for people; they decide no row
WRITTEN = "generator.warehouse"  # how rows become bytes is in every key already


def files_of(house, places):
    paths = [house / place for place in places]
    return [p for path in paths for p in (path.rglob("*.py") if path.is_dir() else [path])]


def modules_read(path):
    """Name the modules of the house that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from [name for name in whole if _is_module(name)] or [str(node.module)]


def _is_module(name):
    try:
        return importlib.util.find_spec(name) is not None
    except (ModuleNotFoundError, ValueError):
        return False


def left_out(house, places, *, readers):
    """Name what these files import from the house and no place covers."""
    covered = set(files_of(house, places)) | set(readers)
    read = {
        name
        for path in [*files_of(house, places), *readers]
        for name in modules_read(path)
        if name.startswith("generator.") and not name.startswith(WRITTEN)
    }
    specs = {name: Path(importlib.util.find_spec(name).origin) for name in read - ELSEWHERE}
    return sorted(name for name, path in specs.items() if path not in covered)


@pytest.fixture
def house(tmp_path):
    """Copy the code of the house, so that a file of it may be changed."""

    def copy(name, **changed):
        made = shutil.copytree(
            chain.HOUSE, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
        )
        for file, text in changed.items():
            path = made / f"{file}.py"
            path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        return made

    return copy


@pytest.fixture(scope="module")
def python_tables():
    """List the Python tables of the chain, whatever the landing tables are."""
    catalogue = read_catalogue([shipped("data")])
    sql = shipped("sql")
    with connect(EngineOptions(memory_limit="500MB", threads=1)) as con:
        texts = [
            path.read_text(encoding="utf-8")
            for path in [*sql.rglob("*.sql"), *chain.HOUSE.rglob("*.py")]
        ]
        given = sorted(set(re.findall(r"\bland_\w+", " ".join(texts))))

        def tables():
            steps = chain.steps(sql, con, catalogue, date(2026, 11, 22), given)
            return {step.name: step.fingerprint for step in steps if isinstance(step, PythonTable)}

        yield tables


def test_no_module_a_python_table_may_use_is_left_out_of_its_key():
    assert left_out(chain.HOUSE, chain.DECIDING, readers=[]) == []


def test_no_module_a_source_may_use_is_left_out_of_its_key():
    sources = [path for path in (chain.HOUSE / "sources").glob("*.py") if path.stem != "__init__"]
    places = [place for place in landing.READING if place != "sources/arrival/landing.py"]
    assert left_out(chain.HOUSE, places, readers=sources) == []


def test_a_changed_word_of_a_shared_module_makes_every_python_table_again(
    python_tables, house, monkeypatch
):
    monkeypatch.setattr(chain, "HOUSE", house("avant"))
    before = python_tables()
    monkeypatch.setattr(chain, "HOUSE", house("pareil"))
    assert python_tables() == before
    monkeypatch.setattr(chain, "HOUSE", house("après", folding="\nAUTREMENT = True\n"))
    after = python_tables()
    assert after.keys() == before.keys()
    assert all(after[name] != before[name] for name in before)


@pytest.mark.parametrize("file", ["sources/formats/tables", "territory/outlines", "codes"])
def test_a_changed_module_that_sources_share_reads_every_source_again(house, monkeypatch, file):
    sources = all_sources().values()
    before = [landing.code_fingerprint(source) for source in sources]
    monkeypatch.setattr(landing, "HOUSE", house("pareil"))
    assert [landing.code_fingerprint(source) for source in sources] == before
    monkeypatch.setattr(landing, "HOUSE", house("autre", **{file: "\nAUTREMENT = True\n"}))
    after = [landing.code_fingerprint(source) for source in sources]
    assert all(new != old for new, old in zip(after, before, strict=True))
