"""The whole country from the producers' own files: complete, repeatable, thrifty, unbreakable."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

from generator import runs
from generator.settings import shipped
from generator.sources import all_sources
from generator.warehouse.store import Store, file_sha256

from .conftest import DAY, plan

pytestmark = [pytest.mark.real, pytest.mark.slow]

BROWNFIELDS = "supply/gazetteer_2026/cartofriches_communes.json.gz"
POPULATIONS = "territory/decoupage-administratif_2026/donnees_communes.csv"
FIRST_COMMUNE = b";860;16;876"  # L'Abergement-Clémenciat: counted apart, municipal, and total
EPCI = "200039055"
CHOICE = ["--epci", EPCI, "--sans-fiches"]
KILLS = 8  # of each kind: with the runs that finish, less than four minutes
SEED = 39055  # the last figures of Ouche et Montagne; any other would do
EARLIEST_S = 1.5  # before it, the process is still reading its own code
LATEST_S = 8.0  # a run of the country from nothing takes five times as long
INTERRUPTED = "Le calcul précédent a été interrompu"
# The command itself; only its day is given, since the law of the day is an input of a build.
COMMAND = f"""
from datetime import date
from functools import partial
from generator import plans
plans.plan_for = partial(plans.plan_for, today=date.fromisoformat("{DAY}"))
from generator.cli import main
main()
"""
START = [sys.executable, "-c", COMMAND]


def bytes_of(build):
    return {name: record.sha256 for name, record in build.tables.items()}


def mtimes(store):
    return {path.name: path.stat().st_mtime_ns for path in store.tables.iterdir()}


def copied(of, root):
    shutil.copytree(of.workspace.root, root)
    return root


def mirrored(mirror, folder):
    """Copy the mirror as links; a test changes a file by replacing its link."""
    return shutil.copytree(mirror, folder, copy_function=os.symlink)


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
    other = mirrored(mirror, tmp_path / "miroir")
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


def run_france(root, mirror, kill_after_s=None):
    """Run « generateur run » as its own process; kill it without notice after a while.

    Returns
    -------
    status, told
        The process's exit status, and what it said to people.
    """
    command = [*START, "--quiet", "--espace", root, "run", "--miroir", mirror, *CHOICE]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with running:
        try:
            told = running.communicate(timeout=kill_after_s)[1]
        except subprocess.TimeoutExpired:
            running.kill()
            told = running.communicate()[1]
        return running.returncode, told


def under_way(root):
    """Tell whether a run died between the first table and the last line of its build."""
    return (root / "entrepot" / "calcul_en_cours").exists()


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


def test_killed_before_any_build_nothing_is_current_and_the_work_done_is_kept(
    france, tmp_path, mirror
):
    draw = random.Random(SEED)  # noqa: S311 - a draw of moments, not a secret
    root = tmp_path / "espace"
    store = Store(root / "entrepot")
    cut, tables = 0, 0
    for _ in range(KILLS):
        status, _ = run_france(root, mirror, draw.uniform(EARLIEST_S, LATEST_S))
        cut += status == -signal.SIGKILL and under_way(root)
        assert faults_of(root) == []
        assert store.current_id() in {None, france[1].build_id}
        before, tables = tables, len(list(store.tables.glob("*.parquet")))
        assert tables >= before
    assert cut >= KILLS / 2
    was_cut = under_way(root)
    status, told = run_france(root, mirror)
    assert status == 0
    assert (INTERRUPTED in told) == was_cut
    assert bytes_of(store.build()) == bytes_of(france[1])
    assert left_behind(root) == []


def test_killed_over_a_good_build_the_pointer_names_it_or_a_whole_new_one(france, tmp_path, mirror):
    draw = random.Random(SEED)  # noqa: S311 - a draw of moments, not a secret
    root = copied(france[0], tmp_path / "espace")
    store = Store(root / "entrepot")
    assert run_france(root, mirror)[0] == 0
    good = store.current_id()
    assert good == france[1].build_id
    published = root / "release" / f"{good}-{EPCI}" / "sommes.txt"
    sums = published.read_bytes()

    started = time.perf_counter()
    assert run_france(root, with_one_more(mirror, tmp_path / "0", 1))[0] == 0
    whole_run_s = time.perf_counter() - started
    last = store.build()
    assert last.build_id != good

    cut = 0
    for turn in range(KILLS):
        changed = with_one_more(mirror, tmp_path / str(turn + 1), turn + 2)
        status, _ = run_france(root, changed, draw.uniform(EARLIEST_S, whole_run_s))
        cut += status == -signal.SIGKILL and under_way(root)
        assert faults_of(root) == []
        now = store.build()
        # Either the build before, untouched, or a whole build of this turn's figures.
        assert now == last or snapshot_of(now) not in {snapshot_of(last), snapshot_of(france[1])}
        assert published.read_bytes() == sums
        last = now
    assert cut >= KILLS / 2
    was_cut = under_way(root)
    status, told = run_france(root, mirror)
    assert status == 0
    assert (INTERRUPTED in told) == was_cut
    assert bytes_of(store.build()) == bytes_of(france[1])
    assert published.read_bytes() == sums
    assert left_behind(root) == []


def with_one_more(mirror, folder, people):
    """Copy the mirror with some people more in one commune: another figure, so real work."""
    other = mirrored(mirror, folder)
    text = (mirror / POPULATIONS).read_bytes()
    assert text.count(FIRST_COMMUNE) == 1
    more = FIRST_COMMUNE.replace(b"860", str(860 + people).encode())
    (other / POPULATIONS).unlink()
    (other / POPULATIONS).write_bytes(text.replace(FIRST_COMMUNE, more))
    return other


def snapshot_of(build):
    return build.context["snapshots"]["populations_legales"]


def left_behind(root):
    return list(root.rglob(".*.tmp*"))


def test_the_coefficients_of_the_demonstration_are_those_fitted_on_the_country(france):
    plan_made, build = france
    fitted = plan_made.store.read(build, "calc_gap_models").set_index("type_code")
    kept = pd.read_csv(shipped("data") / "demo" / "land_gap_models.csv", index_col="type_code")
    assert len(kept) == 30
    there = fitted.loc[kept.index, kept.columns].astype("float64")
    # Another machine's arithmetic may differ in the last digits that are kept.
    pd.testing.assert_frame_equal(
        there, kept.astype("float64"), atol=1e-4, check_names=False, check_index_type=False
    )


def test_expected_numbers_add_up_to_what_the_country_has(france):
    plan_made, build = france
    gaps = plan_made.store.read(build, "core_gaps")
    sums = gaps.groupby("type_code")[["expected_count", "observed_count"]].sum().astype("float64")
    often = sums[sums["observed_count"] > 5000]
    ratios = often["expected_count"] / often["observed_count"]
    assert len(often) > 60
    assert ratios.between(0.9, 1.1).mean() > 0.9
