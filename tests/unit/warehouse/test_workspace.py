import subprocess

import pytest

from generator.warehouse.workspace import Workspace, write_atomically


def test_a_workspace_keeps_what_a_person_already_wrote(tmp_path):
    workspace = Workspace(tmp_path / "chez nous")
    workspace.create()
    workspace.settings_file.write_text('memoire = "1GB"\n')
    (workspace.registers / "ressources.csv").write_text("a;b\n")
    workspace.create()
    assert workspace.settings_file.read_text() == 'memoire = "1GB"\n'
    assert (workspace.registers / "ressources.csv").read_text() == "a;b\n"


def test_answers_tables_and_the_key_never_enter_a_repository(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.create()
    private = [workspace.surveys, workspace.warehouse, workspace.release]
    for folder in private:
        folder.mkdir(exist_ok=True)
        (folder / "x").touch()
    workspace.pseudonym_key.touch()
    (workspace.decisions / "avis.csv").touch()
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    seen = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert sorted(line.split()[1] for line in seen.splitlines()) == [
        ".gitignore", "decisions/avis.csv", "generateur.toml",
    ]  # fmt: skip


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "current"
    write_atomically(path, b"ancien")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.warehouse.workspace.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"nouveau")
    assert path.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [path]
