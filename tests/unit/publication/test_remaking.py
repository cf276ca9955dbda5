"""A release is made again from what it says of itself, or refused with what differs."""

import csv
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from generator.errors import DataError, GateError
from generator.publication import writing
from generator.publication.kept import is_whole
from generator.publication.remaking import remake

from .conftest import stored
from .territories import DEMO, SILENT
from .test_release import DICTIONARY, _publish, _shown

ROOT = Path(__file__).parents[3]


def _bytes(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


def test_a_release_lost_is_made_again_from_a_copy_with_the_same_bytes(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path / "release", (DEMO, SILENT), briefs=True)
    copy = shutil.copytree(made.folder, tmp_path / "copie")
    shutil.rmtree(tmp_path / "release")
    again = remake(store_and_build[0], tmp_path / "release", copy, DICTIONARY)
    assert _bytes(again.folder) == _bytes(copy)
    assert again.folder.name == made.folder.name


def test_a_release_still_whole_is_compared_and_left_where_it_is(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path)
    before = made.workbook.stat().st_ino
    remake(store_and_build[0], tmp_path, made.folder, DICTIONARY)
    assert made.workbook.stat().st_ino == before
    assert _shown(tmp_path) == [made.folder.name]


def test_a_file_changed_since_its_publication_is_named(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path)
    sums = made.folder / "sommes.txt"
    (line,) = [one for one in sums.read_text().splitlines() if one.endswith("METHODE.md")]
    sums.write_text(sums.read_text().replace(line, f"{'0' * 64}  METHODE.md"))
    with pytest.raises(GateError, match="modifiée après coup") as raised:
        remake(store_and_build[0], tmp_path, made.folder, DICTIONARY)
    assert [fault.where for fault in raised.value.faults] == ["METHODE.md"]


def test_a_copy_altered_without_its_sums_is_told(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path / "release")
    copy = shutil.copytree(made.folder, tmp_path / "copie")
    (copy / "METHODE.md").write_text("autre méthode", encoding="utf-8")
    (copy / "csv" / "out_needs.csv").unlink()
    again = remake(store_and_build[0], tmp_path / "release", copy, DICTIONARY)
    told = "METHODE.md et csv/out_needs.csv ont été modifiés ou ôtés depuis la publication"
    assert told in again.notes[-1]
    assert remake(store_and_build[0], tmp_path / "release", made.folder, DICTIONARY).notes == ()


def test_another_dictionary_gives_other_bytes_and_is_said_to(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path / "release")
    other = tmp_path / "columns.csv"
    text = DICTIONARY.read_text(encoding="utf-8")
    other.write_text(text.replace("Superficie", "Surface"), encoding="utf-8")
    with pytest.raises(GateError, match="Ont changé depuis : columns_sha256"):
        remake(store_and_build[0], tmp_path / "release", made.folder, other)


def test_tables_that_are_gone_are_named(tables, tmp_path):
    store, build = stored(tables, tmp_path / "entrepot")
    made = _publish((store, build), tmp_path / "release")
    store.table_path(build, "out_gaps").unlink()
    with pytest.raises(DataError, match="n'a plus les tables publiées : out_gaps"):
        remake(store, tmp_path / "release", made.folder, DICTIONARY)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"build_id": "x", "choice": {}}'])
def test_a_folder_that_says_nothing_of_itself_is_refused(store_and_build, tmp_path, text):
    (tmp_path / "publication.json").write_text(text)
    with pytest.raises(DataError, match="ne dit pas de quoi"):
        remake(store_and_build[0], tmp_path / "release", tmp_path, DICTIONARY)


def test_the_manifest_says_the_build_the_choice_and_the_program(store_and_build, tmp_path):
    made = _publish(store_and_build, tmp_path, (SILENT, DEMO), briefs=True)
    told = json.loads((made.folder / "publication.json").read_text(encoding="utf-8"))
    build = store_and_build[1]
    assert told["build_id"] == build.build_id
    assert told["tables"] == {name: record.sha256 for name, record in build.tables.items()}
    assert told["choice"]["epci_codes"] == sorted([SILENT, DEMO])
    assert told["choice"]["since"] is None
    assert {"generateur", "code_sha256", "columns_sha256", "pyogrio"} <= set(told["program"])


STEPS = pd.DataFrame(
    {"class_id": ["a", "b", "c"], "min_score": [60.0, 40.0, 0.0], "rank_order": [1, 2, 3]}
)


def test_what_moved_since_the_release_before_is_a_table_and_a_line_of_the_index(tables, tmp_path):
    before = {**tables, "land_classes": STEPS}
    first = stored(before, tmp_path / "entrepot")
    _publish(first, tmp_path / "release")
    # Three of six parts come from a need whose mark goes from 77.5 to 87.5.
    scores, parts = tables["out_opportunities"], tables["out_opportunity_parts"]
    is_need = parts["criterion_id"] == "besoin"
    after = {
        **before,
        "out_opportunities": scores.assign(score=scores["score"] + 5),
        "out_opportunity_parts": parts.assign(mark=parts["mark"].mask(is_need, 87.5)),
    }
    second = stored(after, tmp_path / "entrepot", "autre")
    made = _publish(second, tmp_path / "release")
    text = (made.folder / "csv" / "changements.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    is_scored = (scores["epci_code"] == DEMO) & scores["score"].notna()
    assert len(rows) == int(is_scored.sum())
    assert {(row["epci_code"], row["score_delta"]) for row in rows} == {(DEMO, "5,0")}
    assert "csv/changements.csv" in (made.folder / "index.html").read_text(encoding="utf-8")
    told = json.loads((made.folder / "publication.json").read_text(encoding="utf-8"))
    assert told["choice"]["since"] == first[1].build_id
    assert _publish(second, tmp_path / "release") == made
    assert remake(second[0], tmp_path / "release", made.folder, DICTIONARY).files == made.files


def test_a_release_before_whose_tables_are_gone_is_said_and_not_compared(tables, tmp_path):
    first = stored(tables, tmp_path / "entrepot")
    _publish(first, tmp_path / "release")
    first[0].table_path(first[1], "out_opportunities").unlink()
    scores = tables["out_opportunities"]
    moved = {**tables, "out_opportunities": scores.assign(score=scores["score"] + 5)}
    made = _publish(stored(moved, tmp_path / "entrepot", "autre"), tmp_path / "release")
    assert [note.partition(" (")[0] for note in made.notes] == [
        "Pas de comparaison avec la publication d'avant"
    ]
    assert not (made.folder / "csv" / "changements.csv").exists()


@pytest.mark.parametrize("stage", ["write_workbook", "write_package", "write_sums"])
def test_a_full_disk_leaves_the_release_before_and_nothing_half_written(
    store_and_build, tmp_path, monkeypatch, stage
):
    made = _publish(store_and_build, tmp_path)
    before = _bytes(made.folder)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, stage, full)
    with pytest.raises(OSError, match="No space"):
        _publish(store_and_build, tmp_path, briefs=True)
    assert _bytes(made.folder) == before
    assert _shown(tmp_path) == [made.folder.name]
    assert not list(tmp_path.glob(".*.tmp-*"))


KILLED = """
import sys
from pathlib import Path
from generator.publication import release
from generator.warehouse.store import Store
store = Store(Path(sys.argv[1]))
print("prêt", flush=True)
release.publish(store, store.build(), Path(sys.argv[2]), epci_codes=[sys.argv[3]],
                columns_file=Path("data/columns.csv"), selection="essai", briefs=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_a_publication_leaves_a_whole_release_or_none(tables, tmp_path):
    store, _ = stored(tables, tmp_path / "entrepot")
    for tenths in (1, 4, 8, 13, 20, 30):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(store.folder), str(tmp_path / "release"), DEMO],
            stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        process.stdout.readline()
        time.sleep(tenths / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        seen = [path for path in (tmp_path / "release").glob("[!.]*") if path.is_dir()]
        assert all(is_whole(path) for path in seen)
    made = _publish((store, store.build()), tmp_path / "release", briefs=True)
    assert is_whole(made.folder)
    assert _shown(tmp_path / "release") == [made.folder.name]
    assert not list((tmp_path / "release").glob(".*.tmp-*"))
