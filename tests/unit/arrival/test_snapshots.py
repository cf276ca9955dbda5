import shutil

import pytest

from generator.errors import DataError
from generator.sources.arrival import snapshots
from generator.sources.arrival.snapshots import all_of, keep, last

FILES = {"a.csv": b"un", "sous/b.csv": b"deux"}


def test_the_same_bytes_are_kept_once(tmp_path):
    first, again = (
        keep("naf", FILES, tmp_path),
        keep("naf", dict(reversed(FILES.items())), tmp_path),
    )
    assert again == first
    assert len(all_of("naf", tmp_path)) == 1
    assert first.read() == FILES


def test_other_bytes_or_another_name_make_another_snapshot(tmp_path):
    kept = [
        keep("naf", FILES, tmp_path),
        keep("naf", {**FILES, "a.csv": b"un!"}, tmp_path),
        keep("naf", {"autre.csv": b"un", "sous/b.csv": b"deux"}, tmp_path),
    ]
    assert len({snapshot.sha256 for snapshot in kept}) == 3
    assert last("naf", tmp_path) == kept[-1]


def test_a_producer_who_goes_back_to_old_bytes_is_followed(tmp_path):
    old = keep("naf", FILES, tmp_path)
    keep("naf", {"a.csv": b"nouveau"}, tmp_path)
    keep("naf", FILES, tmp_path)
    assert last("naf", tmp_path) == old


@pytest.mark.parametrize(
    "damage", [lambda path: path.write_bytes(b"altere"), lambda path: path.unlink()]
)
def test_a_copy_altered_or_lost_is_refused(tmp_path, damage):
    snapshot = keep("naf", FILES, tmp_path)
    damage(snapshot.folder / "a.csv")
    with pytest.raises(
        DataError, match=r"a\.csv : copie modifiée ou perdue\. Supprimez ce dossier"
    ):
        snapshot.read()


def test_once_the_damaged_copy_is_removed_as_told_the_one_before_is_the_last_good(tmp_path):
    before = keep("naf", FILES, tmp_path)
    damaged = keep("naf", {"a.csv": b"nouveau"}, tmp_path)
    shutil.rmtree(damaged.folder)
    assert last("naf", tmp_path) == before
    shutil.rmtree(before.folder)
    assert last("naf", tmp_path) is None
    assert keep("naf", FILES, tmp_path).read() == FILES


def test_a_source_never_fetched_has_no_snapshot(tmp_path):
    assert last("naf", tmp_path) is None
    assert all_of("naf", tmp_path) == []


@pytest.mark.parametrize("stop_at", ["a.csv", "b.csv", "snapshot.json", "dernier"])
def test_a_copy_interrupted_at_any_file_leaves_the_last_good_one(tmp_path, monkeypatch, stop_at):
    good = keep("naf", FILES, tmp_path)
    real = snapshots.write_atomically

    def killed(path, raw):
        if path.name == stop_at:
            raise KeyboardInterrupt
        real(path, raw)

    monkeypatch.setattr(snapshots, "write_atomically", killed)
    new = {"a.csv": b"nouveau", "sous/b.csv": b"deux"}
    with pytest.raises(KeyboardInterrupt):
        keep("naf", new, tmp_path)
    assert last("naf", tmp_path) == good
    assert all(snapshot.read() for snapshot in all_of("naf", tmp_path))
    monkeypatch.undo()
    assert keep("naf", new, tmp_path).read() == new
    assert last("naf", tmp_path).read() == new
