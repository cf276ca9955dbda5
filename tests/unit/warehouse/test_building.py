import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import shapely

from generator.errors import ContractError, GeneratorError
from generator.warehouse import building
from generator.warehouse.building import PythonTable, build_table
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.frames import read_frame
from generator.warehouse.models import read_model
from generator.warehouse.store import Store

A, B, C = (
    "select commune_code, n from given_x",
    "select commune_code, n * 2 as n from core_a",
    "select commune_code, n from given_y",
)


def given(name, *numbers):
    frame = pd.DataFrame({"commune_code": [str(i) for i, _ in enumerate(numbers)], "n": numbers})
    return PythonTable(name, (), ("commune_code",), lambda _: frame, version=repr(numbers))


@pytest.fixture
def three_models(write_model):
    for name, select in (("core_a", A), ("core_b", B), ("core_c", C)):
        write_model(name, select)


def mtimes(store, made):
    return {name: (store.tables / record.file).stat().st_mtime_ns for name, record in made.items()}


def changed(before, after):
    return {name for name in after if after[name] != before.get(name)}


@pytest.mark.usefixtures("three_models")
def test_the_same_text_and_the_same_inputs_are_not_made_twice(store, build_all):
    first = build_all([given("given_x", 1), given("given_y", 5)])
    times = mtimes(store, first)
    again = build_all([given("given_x", 1), given("given_y", 5)])
    assert again == first
    assert mtimes(store, again) == times


@pytest.mark.usefixtures("three_models")
def test_a_changed_input_rebuilds_only_what_depends_on_it(store, build_all):
    first = build_all([given("given_x", 1), given("given_y", 5)])
    times = mtimes(store, first)
    after = build_all([given("given_x", 3), given("given_y", 5)])
    assert changed(times, mtimes(store, after)) == {"given_x", "core_a", "core_b"}
    assert read_frame(store.tables / after["core_b"].file)["n"].tolist() == [3 * 2]


@pytest.mark.usefixtures("three_models")
def test_a_changed_text_that_gives_the_same_rows_stops_there(build_all, write_model):
    inputs = [given("given_x", 1), given("given_y", 5)]
    first = build_all(inputs)
    write_model("core_a", A + " -- dit autrement")
    after = build_all(inputs)
    assert after["core_a"].file != first["core_a"].file
    assert after["core_a"].sha256 == first["core_a"].sha256
    assert after["core_b"] == first["core_b"]


def test_the_value_given_to_a_python_table_is_part_of_its_key(con, store):
    def build(version):
        frame = pd.DataFrame({"a": [version]})
        step = PythonTable("calc_a", (), ("a",), lambda _: frame, version=version)
        return build_table(con, store, step, {}).file

    assert build("11") == build("11") != build("12")


def test_the_code_of_a_python_table_is_part_of_its_key(con, store):
    def build(code):
        frame = pd.DataFrame({"a": ["11"]})
        step = PythonTable("calc_a", (), ("a",), lambda _: frame, code=code)
        return build_table(con, store, step, {}).file

    assert build("une façon") == build("une façon") != build("une autre")


def test_a_table_written_in_another_way_is_made_again(con, store, monkeypatch):
    step = given("given_x", 1)
    before = build_table(con, store, step, {})
    monkeypatch.setattr(building, "writing_fingerprint", lambda: "une autre écriture")
    after = build_table(con, store, step, {})
    assert (after.file != before.file, after.sha256) == (True, before.sha256)


@pytest.mark.parametrize(
    ("select", "example"),
    [
        ("select unnest(['1', '1', '2']) as commune_code", "('1', 2)"),
        ("select unnest(['1', null]) as commune_code", "(None, 1)"),
    ],
    ids=["repeated", "blank"],
)
def test_a_key_blank_or_repeated_is_refused_and_leaves_no_file(
    store, write_model, build_all, select, example
):
    write_model("core_a", select)
    with pytest.raises(ContractError) as caught:
        build_all()
    assert (
        str(caught.value) == f"core_a : clé (commune_code) vide ou répétée (par exemple {example})."
    )
    assert list(store.tables.iterdir()) == []


def test_rows_are_ordered_by_key_whatever_the_order_they_came_in(con, store):
    def sha(codes):
        frame = pd.DataFrame({"code": codes})
        return build_table(
            con, store, PythonTable("t", (), ("code",), lambda _: frame, version=repr(codes)), {}
        ).sha256

    assert sha(["b", "a", "c"]) == sha(["c", "b", "a"])


def test_a_geometry_comes_back_as_it_was_written(con, store):
    square = shapely.box(0, 0, 3, 4)
    frame = pd.DataFrame({"code": ["a", "b"], "geometry": [square, None]})
    record = build_table(con, store, PythonTable("t", (), ("code",), lambda _: frame), {})
    back = read_frame(store.tables / record.file)
    assert shapely.equals_exact(back["geometry"][0], square)
    assert back["geometry"][1] is None
    areas = con.read_parquet(str(store.tables / record.file)).project("st_area(geometry)")
    assert areas.fetchall() == [(3 * 4,), (None,)]


@pytest.mark.parametrize("name", ["l'eau d'ici", "été [2026] *?", 'deux "mots"'])
def test_a_folder_may_have_any_name(con, tmp_path, write_model, name):
    store = Store(tmp_path / name)
    store.tables.mkdir(parents=True)
    made = {"given_x": build_table(con, store, given("given_x", 4), {})}
    record = build_table(con, store, read_model(write_model("core_a", A), con), made)
    assert read_frame(store.tables / record.file)["n"].tolist() == [4]


NO_SPACE = "IO Error: Could not write file: No space left on device"


class FullDisk:
    """An engine whose disk fills while a table is being written."""

    def __init__(self, con):
        self.con = con

    def execute(self, sql, *values):
        if sql.startswith("copy"):
            written = re.search(r" to '(.*\.tmp)' ", sql)
            Path(written[1]).write_bytes(b"PAR1 moitie")
            raise duckdb.IOException(NO_SPACE)
        return self.con.execute(sql, *values)


def test_a_table_cut_short_by_a_full_disk_is_never_kept(con, store, write_model):
    model = read_model(write_model("core_a", "select '1' as commune_code"), con)
    with pytest.raises(
        GeneratorError, match=r"core_a : .*No space left.*Libérez de la place"
    ) as caught:
        build_table(FullDisk(con), store, model, {})
    assert caught.value.exit_code == 1
    assert list(store.tables.iterdir()) == []
    assert build_table(con, store, model, {}).rows == 1


def test_too_little_memory_is_told_in_a_sentence(store, write_model):
    with connect(EngineOptions(memory_limit="10MB", threads=1)) as small:
        small.execute("set temp_directory = ''")
        body = "select i as commune_code, repeat('x', 200) || i as t from range(1000000) as r (i)"
        model = read_model(write_model("core_a", body), small)
        with pytest.raises(
            GeneratorError, match=r"la mémoire accordée ne suffit pas\. Augmentez « memoire »"
        ):
            build_table(small, store, model, {})
    assert list(store.tables.iterdir()) == []
