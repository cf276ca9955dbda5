"""Several processes print when Ctrl-C comes or the disk is full: nothing is published by half."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publication import writing
from generator.publication.briefs import printing

from .conftest import stored
from .territories import DEMO, ISLAND, METROPOLIS, SILENT
from .test_release import _publish, _shown

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60
PUBLISH = """
import sys
from pathlib import Path
from generator.publication import release
from generator.publication.briefs import printing
from generator.warehouse.store import Store
printing.ALONE = printing.BATCH = 1
printing.os.sched_getaffinity = lambda _: {0, 1}
store = Store(Path(sys.argv[1]))
release.publish(store, store.build(), Path(sys.argv[2]), epci_codes=sys.argv[3:],
                columns_file=Path("data/columns.csv"), selection="essai", briefs=True)
"""


def _wait_for(is_so):
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_ctrl_c_while_several_processes_print_publishes_nothing_and_leaves_none(tables, tmp_path):
    store, _ = stored(tables, tmp_path / "entrepot")
    release = tmp_path / "release"
    codes = (DEMO, SILENT, ISLAND, METROPOLIS)
    running = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, store.folder, release, *codes],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE,
        start_new_session=True, text=True,
    )  # fmt: skip
    _wait_for(lambda: list(release.glob(".*.tmp-*/fiches/*.pdf")))
    # As a terminal does: every process of the group is told at once.
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=PATIENCE_S)
    assert running.returncode != 0
    assert told.count("KeyboardInterrupt") == 1
    _wait_for(lambda: not _is_alive(running.pid))
    assert _shown(release) == []
    assert not list(release.glob(".*.tmp-*"))


def test_a_disk_full_in_another_process_leaves_the_release_before(
    store_and_build, tmp_path, monkeypatch
):
    made = _publish(store_and_build, tmp_path)
    before = (made.folder / "sommes.txt").read_bytes()
    refused = []

    def on_a_full_disk(tables, codes, build_id, folder):
        (folder / printing.BRIEFS).mkdir()
        # The kernel's own refusal: whatever is written there finds no space left.
        (folder / printing.BRIEFS / f"{DEMO}.pdf").symlink_to("/dev/full")
        refused.append(folder)
        return printing.print_sheets(tables, codes, build_id, folder, workers=2)

    monkeypatch.setattr(printing, "ALONE", 1)
    monkeypatch.setattr(writing, "print_sheets", on_a_full_disk)
    with pytest.raises(OSError, match="No space left") as full:
        _publish(store_and_build, tmp_path, briefs=True)
    assert full.value.errno == errno.ENOSPC
    assert (made.folder / "sommes.txt").read_bytes() == before
    assert _shown(tmp_path) == [made.folder.name]
    assert not refused[0].exists()
