"""An import that is killed, repeated, doubled or left without room: all of it, or what was before."""

import logging
from pathlib import Path

import pytest
from filelock import FileLock

from generator.errors import GateError, SurveyError
from generator.intake import (
    load_proposals,
    load_statements,
)
from generator.needs.answers.statements import STATEMENT_COLUMNS
from tests.unit.intake.surveys import LENT, bring, home, made_by_the_version_before, said, write


def test_an_import_cut_short_is_seen_at_the_next_reading(workspace):
    bring(workspace)
    (home(workspace) / "import.json").unlink()
    with pytest.raises(SurveyError, match=r"« besoins-2026 » : l'importation a été interrompue"):
        load_statements(workspace / "enquetes")


def test_an_import_of_the_version_before_is_still_read_and_said_to_be_poorer(workspace, caplog):
    made_by_the_version_before(workspace)
    with caplog.at_level(logging.WARNING):
        found = load_statements(workspace / "enquetes")
        assert load_proposals(workspace / "enquetes").empty
    assert found.dtypes.astype(str).to_dict() == STATEMENT_COLUMNS
    assert found["age_band"].isna().all()
    assert found["statement_text"].tolist() == ["un bus, écrire à [courriel]"]
    lacking = [record.message.split(", sans ")[1] for record in caplog.records]
    assert lacking == [
        "theme_given, age_band ; réimportez-la",
        "ressources_proposees.parquet ; réimportez-la",
    ]


OLD, NEW = (["un bus"], ["une grange", "un tracteur"]), (["du pain"], ["un four"])


@pytest.mark.parametrize("moment", range(12))  # six files, each written then moved into place
def test_an_import_killed_at_any_moment_leaves_the_one_before_or_the_new_one(
    workspace, monkeypatch, moment
):
    write(workspace, LENT)
    bring(workspace)
    write(workspace, LENT.replace("un bus;une grange\n;un tracteur", "du pain;un four"))
    moves, really = iter(range(99)), Path.replace

    def killed(path, target):
        if next(moves) == moment:
            raise KeyboardInterrupt
        return really(path, target)

    monkeypatch.setattr("pathlib.Path.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(workspace)
    monkeypatch.undo()
    assert said(workspace) == OLD if moment < 6 else said(workspace) in (OLD, NEW)
    bring(workspace)
    assert said(workspace) == NEW
    assert not list(home(workspace).glob(".*"))


def test_an_import_written_whole_before_it_was_killed_is_finished_by_the_next(
    workspace, monkeypatch
):
    write(workspace, LENT)
    with monkeypatch.context() as cut:
        cut.setattr("generator.intake.replacing._move_in", lambda _: None)
        bring(workspace)
    assert not (home(workspace) / "import.json").exists()
    write(workspace, f"{LENT.splitlines()[0]}\nNSP;\nNSP;néant\n")
    with pytest.raises(SurveyError, match="aucune des 2 lignes"):
        bring(workspace)
    assert said(workspace) == OLD


def test_two_imports_at_once_do_not_meet(workspace, monkeypatch):
    bring(workspace)
    before = load_statements(workspace / "enquetes")
    monkeypatch.setattr("generator.decisions.files.LOCK_SECONDS", 0.05)
    with (
        FileLock(workspace / "enquetes" / ".verrou"),
        pytest.raises(GateError, match="une autre écriture est en cours") as refused,
    ):
        bring(workspace)
    assert refused.value.exit_code == 4
    assert load_statements(workspace / "enquetes").equals(before)
    assert bring(workspace).counts["statements"] == 1


def test_a_full_disk_replaces_nothing(workspace, monkeypatch):
    bring(workspace)
    before = (home(workspace) / "reponses.parquet").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SurveyError, match=r"écriture impossible .* Libérez de la place"):
        bring(workspace)
    monkeypatch.undo()
    assert (home(workspace) / "reponses.parquet").read_bytes() == before
    assert not list(home(workspace).glob(".*"))
