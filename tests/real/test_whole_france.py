"""The whole country from the producers' own files: complete, repeatable, thrifty, unbreakable."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import date

import pytest

from generator import runs
from generator.settings import shipped
from generator.sources import all_sources
from generator.warehouse.engine import EngineOptions
from generator.warehouse.store import Store, file_sha256
from generator.warehouse.workspace import Workspace

pytestmark = [pytest.mark.real, pytest.mark.slow]

DAY = date(2026, 11, 22)
BROWNFIELDS = "supply/gazetteer_2026/cartofriches_communes.json.gz"
KILLS = 20
SEED = 39055  # the last figures of Ouche et Montagne; any other would do
EARLIEST_S, LONGEST_S = 0.5, 8.0  # by then a run of the demonstration is over
START = [sys.executable, "-c", "from generator.cli import main; main()"]


def plan(root, mirror, *, threads=2, sources=None):
    workspace = Workspace(root)
    workspace.create()
    return runs.Plan(
        workspace,
        shipped("sql"),
        shipped("data"),
        sources or all_sources(),
        DAY,
        mirror=mirror,
        engine=EngineOptions(threads=threads),
    )


@pytest.fixture(scope="session")
def france(tmp_path_factory, mirror):
    """Build the country once, with two threads; nobody may write there again."""
    made = plan(tmp_path_factory.mktemp("france"), mirror)
    return made, runs.run(made)


def bytes_of(build):
    return {name: record.sha256 for name, record in build.tables.items()}


def mtimes(store):
    return {path.name: path.stat().st_mtime_ns for path in store.tables.iterdir()}


def copied(of, root):
    shutil.copytree(of.workspace.root, root)
    return root


def dependents(steps, changed):
    """Return the tables that read, however far, one of those changed."""
    reached = {changed}
    for step in steps:  # each step stands after those it reads
        if reached & set(step.reads):
            reached.add(step.name)
    return reached


def test_every_epci_and_every_commune_of_the_country_is_there(france):
    made, build = france
    territories = made.store.read(build, "out_territories")
    assert len(territories) == build.tables["core_epcis"].rows
    assert territories["population"].sum() > 60_000_000  # France has 68 million inhabitants
    assert territories["departement_code"].nunique() > 95
    assert build.tables["out_opportunities"].rows > 0


def test_every_check_passed_and_only_warnings_are_kept(france):
    made, build = france
    warnings = {
        path.stem
        for path in (made.sql / "checks").glob("check_*.sql")
        if "-- severity: avertissement" in path.read_text(encoding="utf-8")
    }
    assert set(build.context["warnings"]) <= warnings


def test_every_file_is_the_one_its_manifest_describes(france):
    made, build = france
    assert bytes_of(build) == {
        name: file_sha256(made.store.table_path(build, name)) for name in build.tables
    }


def test_one_thread_or_two_give_the_same_bytes(france, tmp_path, mirror):
    alone = runs.run(plan(tmp_path / "un fil", mirror, threads=1))
    different = [
        name for name, sha256 in bytes_of(alone).items() if bytes_of(france[1])[name] != sha256
    ]
    assert different == []
    assert alone.build_id == france[1].build_id


def test_a_second_run_makes_no_table_again(france):
    made, build = france
    before = mtimes(made.store)
    assert runs.run(made) == build
    assert mtimes(made.store) == before


def test_one_source_changed_makes_again_only_what_depends_on_it(france, tmp_path, mirror):
    made, build = france
    root = copied(made, tmp_path / "copie")
    other = tmp_path / "miroir"
    shutil.copytree(mirror, other, copy_function=os.symlink)
    source = all_sources()["brownfields"]
    document = json.loads(gzip.decompress((mirror / BROWNFIELDS).read_bytes()))
    document["communes"]["21231"] = {**document["communes"]["21231"], "total_surface_m2": 1}
    (other / BROWNFIELDS).unlink()
    (other / BROWNFIELDS).write_bytes(gzip.compress(json.dumps(document).encode(), mtime=0))

    changed = plan(root, other)
    before = mtimes(changed.store)
    after = runs.run(changed)

    new = {name.rpartition("-")[0] for name in mtimes(changed.store).keys() - before.keys()}
    new_tables = {name for name in new if name in after.tables}
    touched = {f"source_{source.id}", source.landing.table}
    for name, record in after.tables.items():
        assert (record == build.tables.get(name)) == (name not in new_tables)
    # A table is made again when, and only when, the bytes of one it reads are other.
    for name in new_tables - touched:
        inputs = after.tables[name].made_from
        assert inputs != build.tables[name].made_from, name
    kept = after.tables.keys() - new_tables
    assert all(after.tables[name].made_from == build.tables[name].made_from for name in kept)
    assert "out_communes" in kept
    assert source.landing.table in new_tables
    with runs.session(changed) as under_way:
        under_way.land(runs.collect_all(changed))
        reached = dependents(under_way.steps(), source.landing.table)
    assert new_tables <= reached | {f"source_{source.id}"}


def run_demo(root, kill_after_s=None):
    """Run the demonstration as its own process; kill it without notice after a while."""
    command = [*START, "--quiet", "--espace", root, "demo"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with running:
        try:
            return running.wait(timeout=kill_after_s)
        except subprocess.TimeoutExpired:
            running.kill()
            return running.wait()


def faults_of(root):
    """Name what is broken in the current build and in what was published; nothing is no fault."""
    store = Store(root / "entrepot")
    build = store.build() if store.current_id() else None
    broken = [
        name
        for name in (build.tables if build else ())
        if file_sha256(store.table_path(build, name)) != build.tables[name].sha256
    ]
    for sums in (root / "release").glob("[!.]*/sommes.txt"):
        for line in sums.read_text(encoding="utf-8").splitlines():
            sha256, _, name = line.partition("  ")
            if file_sha256(sums.parent / name) != sha256:
                broken.append(f"{sums.parent.name}/{name}")
    return broken


@pytest.mark.parametrize("over_a_good_build", [False, True], ids=["from_nothing", "over_a_build"])
def test_killed_at_any_moment_the_last_good_build_is_whole(tmp_path, over_a_good_build):
    draw = random.Random(SEED)  # noqa: S311 - a draw of moments, not a secret
    root = tmp_path / "espace"
    store = Store(root / "entrepot")
    if over_a_good_build:
        assert run_demo(root) == 0
    started_with = store.current_id()
    ends = []
    for _ in range(KILLS // 2):
        for record in store.tables.glob("*.json"):
            record.unlink()  # so that each turn writes every table again, under the same names
        ends.append(run_demo(root, kill_after_s=draw.uniform(EARLIEST_S, LONGEST_S)))
        assert faults_of(root) == []
        assert started_with in {None, store.current_id()}
    assert -signal.SIGKILL in ends
    assert run_demo(root) == 0
    assert faults_of(root) == []
    assert started_with in {None, store.current_id()}
    assert list(root.rglob(".*.tmp*")) == []
