import json
import subprocess
import sys
from datetime import date

import pytest

from generator.errors import DataError, GateError
from generator.warehouse import store as store_module
from generator.warehouse.store import SCRATCH, Store, TableRecord

ONE_ROW = "select '21001' as commune_code, 1 as n"
OTHER_ROW = "select '21001' as commune_code, 2 as n"


def test_the_same_name_text_and_inputs_give_the_same_key(store):
    key = store.key("t", "texte", {"a": "1", "b": "2"})
    assert key == store.key("t", "texte", {"b": "2", "a": "1"})
    others = [
        store.key("u", "texte", {"a": "1", "b": "2"}),
        store.key("t", "texte change", {"a": "1", "b": "2"}),
        store.key("t", "texte", {"a": "1", "b": "3"}),
        store.key("t", "texte", {"a": "1"}),
    ]
    assert len({key, *others}) == 5


def test_a_build_lists_its_tables_and_becomes_the_current_one(store, write_model, build_all):
    write_model("core_a", ONE_ROW)
    made = build_all()
    build = store.finish(made, {"without": []})
    assert store.current_id() == build.build_id
    assert store.build().tables["core_a"] == made["core_a"]
    assert store.build().tables["core_a"].rows == 1
    assert store.build().tables["core_a"].columns == ("commune_code", "n")
    assert store.read(build, "core_a").to_dict("records") == [{"commune_code": "21001", "n": 1}]


def test_the_same_tables_make_the_same_build(store, write_model, build_all):
    write_model("core_a", ONE_ROW)
    first, again = store.finish(build_all(), {}), store.finish(build_all(), {})
    assert again == first
    assert len(list((store.folder / "builds").iterdir())) == 1


def test_a_build_is_named_after_what_it_publishes(store, write_model, build_all):
    write_model("core_hidden", ONE_ROW)
    write_model("out_a", ONE_ROW)
    first = store.finish(build_all(), {}, date(2026, 11, 21))
    write_model("core_hidden", OTHER_ROW)
    made = build_all()
    other = store.finish(made, {}, date(2026, 11, 22))
    assert other.build_id == first.build_id
    write_model("out_a", OTHER_ROW)
    assert store.finish(build_all(), {}).build_id != first.build_id


def test_the_manifest_tells_the_inner_tables_of_the_last_build_of_that_name(
    store, write_model, build_all
):
    write_model("core_hidden", ONE_ROW)
    write_model("out_a", ONE_ROW)
    first = store.finish(build_all(), {"without": []}, date(2026, 11, 21))
    write_model("core_hidden", OTHER_ROW)
    made = build_all()
    last = store.finish(made, {"without": ["qpv"]}, date(2026, 11, 22))
    assert store.build().tables == made
    assert store.build().context == {"without": ["qpv"]}
    assert store.read(last, "core_hidden")["n"].tolist() == [2]
    assert (first.created_at, last.created_at) == ("2026-11-21", "2026-11-21")


def test_the_same_build_again_leaves_its_manifest_alone(store, write_model, build_all):
    write_model("out_a", ONE_ROW)
    build = store.finish(build_all(), {"warnings": {"check_a": {"examples": ("1", "2")}}})
    manifest = store.folder / "builds" / build.build_id / "manifest.json"
    before = manifest.stat()
    store.finish(build_all(), {"warnings": {"check_a": {"examples": ("1", "2")}}})
    after = manifest.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_manifest_that_cannot_be_replaced_stays_whole(store, write_model, build_all, monkeypatch):
    write_model("core_hidden", ONE_ROW)
    write_model("out_a", ONE_ROW)
    first = store.finish(build_all(), {})
    write_model("core_hidden", OTHER_ROW)
    made = build_all()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store_module, "write_atomically", full)
    with pytest.raises(OSError, match="No space left"):
        store.finish(made, {})
    assert store.build() == first


def test_a_build_older_than_a_table_is_told_with_what_to_do(store, write_model, build_all):
    write_model("core_a", ONE_ROW)
    store.finish(build_all(), {})
    with pytest.raises(DataError, match=r"n'a pas la table core_b.*[Rr]elancez"):
        store.read(store.build(), "core_b")


def test_an_unknown_build_is_told_with_what_to_do(store):
    with pytest.raises(
        DataError, match=r"aucun calcul n'existe\. Lancez d'abord « generateur run »"
    ):
        store.build()
    with pytest.raises(DataError, match="le calcul « 0123 » n'existe pas"):
        store.build("0123")


def test_the_pointer_still_names_the_old_build_when_the_disk_fills_before_the_last_line(
    store, write_model, build_all, monkeypatch
):
    write_model("out_a", ONE_ROW)
    old = store.finish(build_all(), {})
    write_model("out_b", ONE_ROW)
    made = build_all()
    real = store_module.write_atomically

    def full(path, raw):
        if path.name == "current":
            raise OSError(28, "No space left on device")
        real(path, raw)

    monkeypatch.setattr(store_module, "write_atomically", full)
    with pytest.raises(OSError, match="No space left"):
        store.finish(made, {})
    assert store.build() == old
    assert set(store.build().tables) == {"out_a"}


def test_a_second_writer_is_refused_with_exit_code_4(store):
    code = (
        "import sys; from pathlib import Path; from generator.warehouse.store import Store\n"
        "from generator.errors import GateError\n"
        "try:\n    Store(Path(sys.argv[1])).writing().__enter__()\n"
        "except GateError as error: print(error); sys.exit(error.exit_code)"
    )
    with store.writing():
        other = subprocess.run(
            [sys.executable, "-c", code, store.folder], capture_output=True, text=True, check=False
        )
    assert other.returncode == GateError.exit_code == 4
    assert "un autre calcul est en cours dans cet espace de travail. Attendez" in other.stdout
    with store.writing() as was_cut:
        assert not was_cut


def test_a_run_killed_before_is_told_at_the_next_start_and_only_once(store):
    (store.folder / "calcul_en_cours").touch()
    with store.writing() as was_cut:
        assert was_cut
    with store.writing() as was_cut:
        assert not was_cut


def test_a_run_stopped_by_a_fault_already_told_is_not_said_to_be_cut(store):
    with pytest.raises(DataError), store.writing():
        raise DataError
    with store.writing() as was_cut:
        assert not was_cut


def test_what_a_killed_process_left_half_written_is_swept(store):
    left = [
        store.tables / ".core_a.123.tmp",
        store.folder / "snapshots" / "qpv" / ".2026-01-01-abc.tmp" / "qpv.csv",
        store.folder / SCRATCH / "duckdb_temp_storage.tmp",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"moitie")
    kept = store.tables / "core_a-0123.parquet"
    kept.write_bytes(b"entier")
    with store.writing():
        assert not any(path.exists() for path in left)
        assert not (store.folder / "snapshots" / "qpv" / ".2026-01-01-abc.tmp").exists()
    assert kept.exists()


def test_a_table_without_its_record_is_not_known(store, write_model, build_all):
    write_model("core_a", ONE_ROW)
    record = build_all()["core_a"]
    (store.tables / record.file).with_suffix(".json").unlink()
    key = record.file.removeprefix("core_a-").removesuffix(".parquet")
    assert store.known("core_a", key) is None


@pytest.mark.parametrize("kept_share", [0, 0.5, 0.99])
def test_a_table_cut_short_after_the_fact_is_made_again(store, write_model, build_all, kept_share):
    write_model("core_a", ONE_ROW)
    record = build_all()["core_a"]
    path = store.tables / record.file
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept_share)])
    assert build_all()["core_a"].sha256 == record.sha256
    assert path.read_bytes() == whole


def test_the_record_names_the_bytes_of_the_file(store, write_model, build_all):
    write_model("core_a", ONE_ROW)
    record = build_all()["core_a"]
    fields = json.loads((store.tables / record.file).with_suffix(".json").read_text())
    assert TableRecord(**{**fields, "columns": tuple(fields["columns"])}) == record
    assert store_module.file_sha256(store.tables / record.file) == record.sha256


def test_the_bytes_are_on_the_disk_before_their_record(write_model, build_all, monkeypatch):
    order = []
    monkeypatch.setattr(store_module, "flush_to_disk", lambda path: order.append(path.suffix))
    monkeypatch.setattr(store_module, "write_atomically", lambda path, _: order.append(path.suffix))
    write_model("core_a", ONE_ROW)
    build_all()
    assert order == [".tmp", ".json"]


def test_a_store_is_only_a_folder_name_until_it_is_written(tmp_path):
    assert Store(tmp_path / "rien").current_id() is None
    assert list(tmp_path.iterdir()) == []
