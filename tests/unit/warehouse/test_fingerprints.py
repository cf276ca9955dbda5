"""A key holds the code: whatever a table's function may call, changing it changes the key."""

import pytest

from generator.warehouse import fingerprints
from generator.warehouse.fingerprints import code_hash


@pytest.fixture(autouse=True)
def each_process_anew():
    """Forget what was read: here one process plays several."""
    code_hash.cache_clear()
    yield
    code_hash.cache_clear()


def test_two_checkouts_of_the_same_code_share_their_keys(tmp_path):
    for place in ("ici", "ailleurs"):
        (tmp_path / place / "needs").mkdir(parents=True)
        (tmp_path / place / "needs" / "themes.py").write_text("A = 1\n")
    assert code_hash(tmp_path / "ici" / "needs") == code_hash(tmp_path / "ailleurs" / "needs")


@pytest.mark.parametrize(
    ("name", "text"),
    [("themes.py", "A = 2\n"), ("needs/deeper.py", "A = 1\n"), ("themes_2.py", "A = 1\n")],
    ids=["changed", "deeper", "added"],
)
def test_a_file_changed_or_added_changes_the_hash(tmp_path, name, text):
    (tmp_path / "themes.py").write_text("A = 1\n")
    before = code_hash(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    code_hash.cache_clear()
    assert code_hash(tmp_path) != before


def test_what_is_no_code_changes_nothing(tmp_path):
    before = code_hash(tmp_path)
    (tmp_path / "lisez-moi.txt").write_text("rien")
    code_hash.cache_clear()
    assert code_hash(tmp_path) == before


@pytest.fixture
def read_again():
    """Forget what was read once a process, before and after."""
    cached = (code_hash, fingerprints._versions)
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.usefixtures("read_again")
def test_another_version_of_a_library_changes_the_hash(tmp_path, monkeypatch):
    before = code_hash(tmp_path)
    code_hash.cache_clear()
    fingerprints._versions.cache_clear()
    monkeypatch.setattr(fingerprints, "version", lambda _: "0.0")
    assert code_hash(tmp_path) != before


def test_the_files_are_read_once_a_process(tmp_path):
    (tmp_path / "themes.py").write_text("A = 1\n")
    before = code_hash(tmp_path)
    (tmp_path / "themes.py").write_text("A = 2\n")
    assert code_hash(tmp_path) == before
