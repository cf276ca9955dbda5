"""An expiry stopped or hindered: what the next one completes, and what it refuses to touch."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

from generator import expiry
from generator.errors import DataError, GateError
from generator.expiry import erasing
from generator.intake import report_of
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace
from tests.unit.expiry.workspaces import (
    OLD,
    build,
    certificates,
    publish,
    rule,
    survey,
    tables_left,
)


def expired(workspace):
    """Two surveys of which one expired, one build of both, published."""
    recent = survey(workspace, "commerces", "2026-02-01")
    made = build(workspace, pd.concat([recent, survey(workspace, "mobilites", OLD)]))
    publish(workspace, made.build_id)


# A manifest, three tables and their records, two files published, three of the survey's.
STEPS = 1 + 3 * 2 + 2 + 3


@pytest.mark.parametrize("step", range(STEPS + 1))
def test_an_expiry_cut_short_anywhere_is_completed_by_the_next(workspace, monkeypatch, step):
    expired(workspace)
    erase, done = erasing._erase, []

    def cut(*given):
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(given)
        return erase(*given)

    # After the last file, the cut falls on what comes next: reducing the report.
    monkeypatch.setattr(erasing, *(("_erase", cut) if step < STEPS else ("_reduce", cut)))
    done += [()] * (step if step == STEPS else 0)
    with pytest.raises(KeyboardInterrupt):
        expiry.expire(workspace, rule(with_releases=True))
    assert Store(workspace.warehouse).current_id() is None
    (begun,) = certificates(workspace)
    assert (begun["state"], len(begun["files"])) == ("en cours", STEPS)

    monkeypatch.undo()
    outcome = expiry.expire(workspace, rule(with_releases=True))
    (completed,) = certificates(workspace)
    assert completed["state"] == "terminé"
    assert completed["interruption_count"] == 1
    assert completed["files"] == begun["files"]
    assert not any((workspace.root / file["path"]).exists() for file in begun["files"])
    assert "expired_on" in report_of(workspace.surveys / "mobilites")
    assert outcome.lost_current
    assert list(load_of(workspace, "commerces")["statement_date"]) == ["2026-02-01"]
    assert list(workspace.release.glob("*")) == [workspace.release / ".verrou"]


def load_of(workspace, name):
    return pd.read_parquet(workspace.surveys / name / "reponses.parquet")


KILLED = """
import datetime as dt, os, sys
from pathlib import Path
from generator import expiry
from generator.expiry import erasing
from generator.warehouse.workspace import Workspace

erase, done = erasing._erase, []
def kill(*given):
    if len(done) == 4:
        os._exit(9)
    done.append(given)
    return erase(*given)
erasing._erase = kill
rule = expiry.Rule(months=24, today=dt.date(2026, 11, 22), threshold=11)
expiry.expire(Workspace(Path(sys.argv[1])), rule)
"""


def test_a_process_killed_while_deleting_leaves_a_certificate_that_the_next_completes(workspace):
    expired(workspace)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(workspace.root)], check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert killed.returncode == 9
    assert certificates(workspace)[0]["state"] == "en cours"
    expiry.expire(workspace, rule())
    assert certificates(workspace)[0]["state"] == "terminé"
    assert "core_voices" not in tables_left(workspace)


def test_answers_imported_again_after_a_cut_are_not_those_of_the_certificate(
    workspace, monkeypatch
):
    survey(workspace, "mobilites", OLD)

    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(erasing, "_erase", cut)
    with pytest.raises(KeyboardInterrupt):
        expiry.expire(workspace, rule())
    monkeypatch.undo()
    fresh = pd.DataFrame({"respondent_id": ["x"], "statement_date": ["2026-05-01"]})
    fresh.to_parquet(workspace.surveys / "mobilites" / "reponses.parquet")

    expiry.expire(workspace, rule())
    assert load_of(workspace, "mobilites").equals(fresh)
    assert "expired_on" not in report_of(workspace.surveys / "mobilites")
    (certificate,) = certificates(workspace)
    assert certificate["replaced"] == ["enquetes/mobilites/reponses.parquet"]


def test_a_certificate_cannot_delete_outside_its_workspace(workspace, tmp_path, monkeypatch):
    survey(workspace, "mobilites", OLD)
    outside = tmp_path / "ailleurs.txt"
    outside.write_text("à quelqu'un d'autre")
    monkeypatch.setattr(erasing, "_reduce", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        expiry.expire(workspace, rule())
    monkeypatch.undo()
    (path,) = workspace.certificates.glob("*.json")
    content = json.loads(path.read_text())
    sha256 = hashlib.sha256(outside.read_bytes()).hexdigest()
    content["files"] = [{"path": "../ailleurs.txt", "sha256": sha256}]
    path.write_text(json.dumps(content))
    with pytest.raises(DataError, match="un fichier d'ailleurs"):
        expiry.expire(workspace, rule())
    assert outside.exists()


def test_a_damaged_certificate_is_told_before_anything_is_deleted(workspace):
    survey(workspace, "mobilites", OLD)
    workspace.certificates.mkdir()
    (workspace.certificates / "expiration-2026-01-01-abcd.json").write_text('{"state": 1}')
    with pytest.raises(DataError, match=r"expiration-2026-01-01-abcd\.json"):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_nothing_expires_while_another_run_writes(workspace):
    survey(workspace, "mobilites", OLD)
    with Store(workspace.warehouse).writing(), pytest.raises(GateError, match="autre calcul"):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


@pytest.mark.parametrize("folder", ["release", "enquetes"])
def test_nothing_expires_while_one_publishes_or_imports(workspace, monkeypatch, folder):
    survey(workspace, "mobilites", OLD)
    monkeypatch.setattr("generator.decisions.files.LOCK_SECONDS", 0)
    (workspace.root / folder).mkdir(exist_ok=True)
    with (
        FileLock(workspace.root / folder / ".verrou"),
        pytest.raises(GateError, match=f"{folder} : une autre écriture est en cours"),
    ):
        expiry.expire(workspace, rule())
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_a_folder_that_is_no_workspace_is_refused_and_left_as_it_was(tmp_path):
    with pytest.raises(DataError, match="pas un espace de travail"):
        expiry.expire(Workspace(tmp_path), rule())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_build_is_named(workspace):
    made = build(workspace, survey(workspace, "mobilites", OLD))
    (workspace.warehouse / "builds" / made.build_id / "manifest.json").write_text("{")
    with pytest.raises(DataError, match=f"{made.build_id} : ce calcul est illisible"):
        expiry.expire(workspace, rule())
